from word_package import *
import os
OUT=sys.argv[1]
def out(n): return os.path.join(OUT,n)
H=lambda n: p('Heading')
# 1 numbering
st=styles(style('Heading1','heading 1',ppr='<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>'),
  style('Heading2','heading 2',ppr='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/>'),
  style('Berschrift3','heading 3',based='Heading2',ppr='<w:numPr><w:ilvl w:val="2"/></w:numPr>'),
  style('PartHeading','Part Heading',ppr='<w:numPr><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="0"/>'),
  style('TOCHeading','TOC Heading',based='Heading1',ppr='<w:outlineLvl w:val="9"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
  style('ListStyle','Clauses',type='numbering',ppr='<w:numPr><w:numId w:val="9"/></w:numPr>'))
nb=numbering(
 abstract(0,lvl(0,'upperRoman','Article %1',extra='<w:pStyle w:val="Heading1"/>'),lvl(1,'decimal','%1.%2',extra='<w:pStyle w:val="Heading2"/><w:isLgl/>'),lvl(2,'decimal','%1.%2.%3',extra='<w:pStyle w:val="Berschrift3"/><w:isLgl/>')),
 abstract(1,lvl(0,'lowerLetter','(%1)'),lvl(1,'lowerRoman','(%2)'),lvl(2,'decimal','%3)'),lvl(3,'bullet','\uf0b7')),
 abstract(2,lvl(0,'decimal','%1.'),lvl(1,'decimalZero','%1.%2'),lvl(2,'upperLetter','%3.')),
 abstract(3,lvl(0,'cardinalText','Part %1',extra='<w:pStyle w:val="PartHeading"/>'),lvl(1,'ordinal','%2 step'),lvl(2,'ordinalText','%3 phase')),
 abstract(4,extra='<w:numStyleLink w:val="ListStyle"/>'),
 abstract(5,lvl(0,'decimal','Clause %1'),lvl(1,'lowerLetter','%2)'),extra='<w:styleLink w:val="ListStyle"/>'),
 abstract(6,lvl(0,'decimal','%1'),lvl(1,'decimal','%1.%2'),lvl(2,'decimal','%3:',pre='',extra='<w:lvlRestart w:val="0"/>')),
 f'<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="No. %1"/></w:lvl></w:abstractNum>',
 num(1,0),num(2,1),num(3,1,restart(0,1)),num(4,2),num(5,2,restart(0,5)),num(6,1,restart(0,1)),num(7,3),num(8,4),num(9,5),num(10,6),num(11,8),
 num(12,2,'<w:lvlOverride w:ilvl="0">'+lvl(0,'upperLetter','Option %1:')+'</w:lvlOverride>'))
body=(p('Contents','TOCHeading')+p('Preliminary provisions','Heading1')+p('Scope','Heading2')+p('In the Republic of Velmora','Berschrift3')+p('In its territorial waters','Berschrift3')+p('Definitions','Heading2')+p('Terms','Berschrift3')
 +p('The Parties shall:','Normal')+p('cease all hostilities;',num=(2,0))+p('withdraw to the lines, namely:',num=(2,0))+p('the northern line;',num=(2,1))+p('the southern line;',num=(2,1))+p('as far as the river',num=(2,2))+p('with a bullet below',num=(2,3))+p('release detainees.',num=(2,0))
 +p('','Heading1')+p('Cantonment','Heading2')+p('A new list begins:')+p('first;',num=(3,0))+p('second.',num=(3,0))+p('going on in the older list of the same scheme;',num=(2,0))
 +p('','Normal')+p('One',num=(4,0))+p('Sub',num=(4,1))+p('Sub',num=(4,1))+p('Letter',num=(4,2))+p('Two',num=(4,0))+p('Sub again',num=(4,1))+p('Restarted at five',num=(5,0))+p('Six',num=(5,0))
 +p('Option in the same scheme',num=(12,0))
 +p('Transition','PartHeading')+p('Arrangements',None,(7,1))+p('Begins',None,(7,2))+p('Ends',None,(7,2))+p('Arrangements',None,(7,1))+p('Final','PartHeading')
 +p('By list style',num=(8,0))+p('below it',num=(8,1))+p('by the style itself',num=(9,0))
 +p('Chapter',num=(10,0))+p('Rule',num=(10,1))+p('never restarts',num=(10,2))+p('Chapter',num=(10,0))+p('still counting',num=(10,2))+p('Rule',num=(10,1))
 +p('With a fallback format',num=(11,0))+p('no number here',style='Heading2',num=(0,0))+p('unknown list',num=(99,0)))
write(out('numbering.docx'),body,st,nb)
# 2 tracked changes
D='w:id="1" w:author="A" w:date="2024-01-01T00:00:00Z"'
def ins(x): return f'<w:ins {D}>{x}</w:ins>'
def dele(t): return f'<w:del {D}><w:r><w:delText xml:space="preserve">{t}</w:delText></w:r></w:del>'
body=(p(runs=r('The Parties ')+dele('may')+ins(r('shall'))+r(' establish a joint commission.'))
 +p('deleted mark joins ',ppr=f'<w:rPr><w:del {D}/></w:rPr>')+p('with this one.',style='Heading1')
 +p(ppr=f'<w:rPr><w:del {D}/></w:rPr>',runs=dele('A paragraph that is gone altogether.'))+p('After the deleted paragraph.')
 +p(ppr=f'<w:rPr><w:ins {D}/></w:rPr>',runs=ins(r('An inserted paragraph with ')+'<w:r><w:t>two runs.</w:t></w:r>'))
 +f'<w:p><w:pPr><w:rPr><w:moveFrom {D}/></w:rPr></w:pPr><w:moveFromRangeStart w:id="3" w:author="A" w:name="m1"/><w:moveFrom {D}><w:r><w:t>Moved sentence.</w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id="3"/></w:p>'
 +p('Between the places.')+f'<w:p><w:moveToRangeStart w:id="4" w:author="A" w:name="m1"/><w:moveTo {D}>{r("Moved sentence.")}</w:moveTo><w:moveToRangeEnd w:id="4"/></w:p>'
 +p('Formerly a heading.',ppr=f'<w:pPrChange {D}><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>')
 +p(runs=f'<w:r><w:rPr><w:rPrChange {D}><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>Formerly hidden.</w:t></w:r>')
 +p('Numbered one',num=(1,0))+p(num=(1,0),ppr=f'<w:rPr><w:del {D}/></w:rPr>',runs=dele('Numbered and deleted'))+p('Numbered two',num=(1,0))
 +p(runs=ins(r('Inserted and then ')+dele('deleted ')+r('kept.')))
 +f'<w:tbl><w:tr><w:tc>{p("Kept row")}</w:tc></w:tr><w:tr><w:trPr><w:del {D}/></w:trPr><w:tc>{p(runs=dele("Deleted row"))}</w:tc></w:tr><w:tr><w:trPr><w:ins {D}/></w:trPr><w:tc>{p(runs=ins(r("Inserted row")))}</w:tc></w:tr></w:tbl>'
 +p('At the end of a cell or part: ',ppr=f'<w:rPr><w:del {D}/></w:rPr>'))
write(out('tracked-changes.docx'),body,styles(style('Heading1','heading 1',ppr='<w:outlineLvl w:val="0"/>')),numbering(abstract(0,lvl(0,'decimal','%1.')),num(1,0)))
# 3 content: runs, fields, notes, boxes, controls, symbols
fld=lambda t:f'<w:r><w:fldChar w:fldCharType="{t}"/></w:r>'
box=lambda t:f'<w:txbxContent>{t}</w:txbxContent>'
body=(p('Accord for Eastmark','Title')
 +p(runs=r('Tab')+'<w:r><w:tab/><w:t>and break</w:t><w:br/><w:t>and non</w:t><w:noBreakHyphen/><w:t>breaking and dis</w:t><w:softHyphen/><w:t>armament.</w:t></w:r>')
 +p(runs=r('See page ')+fld('begin')+'<w:r><w:instrText xml:space="preserve"> PAGEREF _Ref1 \\h </w:instrText></w:r>'+fld('begin')+r('nested code')+fld('separate')+r('nested result in code')+fld('end')+fld('separate')+r('17')+fld('end')+r(' and ')+'<w:fldSimple w:instr=" REF x "><w:r><w:t>Article 3</w:t></w:r></w:fldSimple>'+r('.'))
 +p(runs=r('A ')+'<w:hyperlink r:id="rId9"><w:r><w:t>linked</w:t></w:r></w:hyperlink>'+r(' and ')+'<w:smartTag w:element="place"><w:r><w:t>tagged</w:t></w:r></w:smartTag>'+r(' word &amp; sign &lt;1&gt;.'))
 +p(runs=r('Footnote')+'<w:r><w:footnoteReference w:id="2"/></w:r>'+r(' and endnote')+'<w:r><w:endnoteReference w:id="2"/></w:r>'+r(' and custom')+'<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>'+r(' and second footnote')+'<w:r><w:footnoteReference w:id="4"/></w:r>'+r('.'))
 +p(runs=r('Visible, ')+r('hidden, ','<w:vanish/>')+r('not hidden, ','<w:vanish w:val="0"/>')+r('hidden by style, ','<w:rStyle w:val="Ghost"/>')+r('struck','<w:strike/>')+r('.'))
 +p(runs='<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'+r(' agreed ')+'<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'+r(' point'))
 +'<w:sdt><w:sdtPr><w:alias w:val="Date"/><w:placeholder><w:docPart w:val="x"/></w:placeholder></w:sdtPr><w:sdtContent>'+p('In a content control.')+'</w:sdtContent></w:sdt>'
 +p(runs=r('Inline ')+'<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>'+r(' here.'))
 +p(runs=r('Anchor of a box, ')+'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx>'+box(p('Text in a box')+p('Second line in the box'))+'</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>'+box(p('Text in a box')+p('Second line in the box'))+'</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>'+r('which goes on.'))
 +p(runs=r('Old box: ')+'<w:r><w:pict><v:shape><v:textbox>'+box(p('Drawn the old way'))+'</v:textbox></v:shape></w:pict></w:r>')
 +p('Preliminary 3','TOC1')+p('Ceasefire 4','TOC1')
 +p('T',ppr='<w:framePr w:dropCap="drop" w:lines="3"/>')+p('he drop cap joins its word.')
 +p('A quotation from an earlier accord.','Quote')
 +p('By direct outline level','Normal',ppr='<w:outlineLvl w:val="2"/>')+p('Body by outline level ten','Heading1',ppr='<w:outlineLvl w:val="9"/>')
 +p(runs=r('Commented')+'<w:commentRangeStart w:id="0"/>'+r(' passage')+'<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>')
 +p(runs='<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>above</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>')
 +p('Text with\u00a0no-break space, zero\u200bwidth and soft\u00adhyphen.')
 +'<w:altChunk r:id="rId12"/>'+p(''))
fn=f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2">{p(runs="<w:r><w:footnoteRef/></w:r>"+r(" The first note."))}{p("Its second paragraph.")}</w:footnote><w:footnote w:id="3">{p("The note with a mark of its own.")}</w:footnote><w:footnote w:id="4">{p("Second note.")}</w:footnote><w:footnote w:id="5">{p("Never referred to.")}</w:footnote></w:footnotes>'
en=f'<w:endnotes {W}><w:endnote w:id="2">{p("An endnote.")}</w:endnote></w:endnotes>'
write(out('content.docx'),body,styles(style('Title','Title'),style('Quote','Quote'),style('Heading1','heading 1',ppr='<w:outlineLvl w:val="0"/>'),style('TOC1','toc 1'),style('Ghost','Ghost',type='character',rpr='<w:vanish/>')),None,fn,en,f'<w:settings {W}><w:endnotePr><w:numFmt w:val="upperLetter"/></w:endnotePr></w:settings>')
# 4 tables
tc=lambda c,pr='':f'<w:tc>{"<w:tcPr>"+pr+"</w:tcPr>" if pr else ""}{c}</w:tc>'
tr=lambda *c,pr='':f'<w:tr>{"<w:trPr>"+pr+"</w:trPr>" if pr else ""}{"".join(c)}</w:tr>'
b=lambda t:p(runs=r(t,'<w:b/>'))
tbl=lambda *rows,pr='':f'<w:tbl><w:tblPr>{pr}</w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid>{"".join(rows)}</w:tbl>'
body=(p('Marked header:')+tbl(tr(tc(p('Objective')),tc(p('Deadline')),pr='<w:tblHeader/>'),tr(tc(p('Reform police')),tc(p('30 June'))))
 +p('Bold header:')+tbl(tr(tc(b('Body')),tc(b('Task'))),tr(tc(p('Commission')),tc(p('Oversight')+p('Two paragraphs'))))
 +p('Header by table style:')+tbl(tr(tc(p('A')),tc(p('B'))),tr(tc(p('1')),tc(p('2'))),pr='<w:tblStyle w:val="Grid5"/><w:tblLook w:val="04A0"/>')
 +p('No header, spans and merges:')+tbl(tr(tc(p('wide'),'<w:gridSpan w:val="2"/>'),tc(p('last'),'<w:vMerge w:val="restart"/>')),tr(tc(p('one')),tc(p('two')),tc(p(),'<w:vMerge/>')),tr(tc(p('indented')),pr='<w:gridBefore w:val="1"/>'))
 +p('Nested:')+tbl(tr(tc(p('outer')+tbl(tr(tc(p('inner 1')),tc(p('inner 2'))))+p('after')),tc(p('next')))))
write(out('tables.docx'),body,styles(style('TableBase','Table Base',type='table',extra='<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'),style('Grid5','Grid 5',type='table',based='TableBase')))
# 5 other main part name, strict namespaces
STR='http://purl.oclc.org/ooxml/wordprocessingml/main'
write(out('other-main-part.docx'),p('The main part has another name.'),styles(),main='text/accord.xml')
write(out('strict.docx'),'',styles(),extra={'word/document.xml':HEAD+f'<w:document xmlns:w="{STR}"><w:body><w:p><w:r><w:t>Strict namespaces.</w:t></w:r></w:p></w:body></w:document>'})
# bad ones
write(out('empty.docx'),p('')+p(' '))
write(out('scanned.docx'),p(runs='<w:r><w:drawing/></w:r>'))
write(out('document-type.docx'),'',extra={'word/document.xml':'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'+f'<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'})
write(out('broken-xml.docx'),'',extra={'word/document.xml':HEAD+f'<w:document {W}>\n<w:body><w:p><w:r><w:t>cut'})
write(out('broken-styles.docx'),p('text'),'<w:styles><oops')
write(out('unclosed-field.docx'),p('Before.')+p(runs=fld('begin')+r('Text after a field that never ends.')))
write(out('deep.docx'),'<w:sdt><w:sdtContent>'*300+p('deep')+'</w:sdtContent></w:sdt>'*300)
with zipfile.ZipFile(out('missing-part.docx'),'w') as z:
    z.writestr('[Content_Types].xml',HEAD+f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="{CT}document.main+xml"/></Types>')
