# Word files with the things that drafts are made of, beyond those of hand_made.py: numbers of several levels, fields,
# content controls, tables in controls, text boxes, notes.
from word_package import *
import os
OUT = sys.argv[1]
# numbering cases
st=styles(style('Heading1','heading 1',ppr='<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>'),
 style('Heading2','heading 2',ppr='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/>'),
 style('ListNumber','List Number',ppr='<w:numPr><w:numId w:val="5"/></w:numPr>'),
 style('ListNumber2','List Number 2',based='ListNumber'),
 style('LegalPara','Legal Para',ppr='<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>'),
 style('Base','Base',ppr='<w:numPr><w:numId w:val="6"/></w:numPr>'),
 style('NoNum','NoNum',based='Base',ppr='<w:numPr><w:numId w:val="0"/></w:numPr>'),
 )
nb=numbering(
 abstract(0,lvl(0,'upperRoman','CHAPTER %1',extra='<w:pStyle w:val="Heading1"/>'),lvl(1,'decimal','Article %2.',extra='<w:lvlRestart w:val="0"/><w:pStyle w:val="Heading2"/>'),lvl(2,'decimal','%2.%3',extra='<w:pStyle w:val="LegalPara"/>'),lvl(3,'lowerLetter','(%4)'),lvl(4,'lowerRoman','(%5)'),lvl(5,'upperLetter','(%6)')),
 abstract(1,lvl(0,'decimal','%1.'),lvl(1,'lowerLetter','%2)'),lvl(2,'lowerRoman','%3.')),
 abstract(2,lvl(0,'decimal','%1.')),
 abstract(3,lvl(0,'decimal','%1)',start=0)),
 abstract(4,lvl(0,'decimal','%1.',start=3),lvl(1,'decimal','%1.%2.'),lvl(2,'decimal','%1.%2.%3.')),
 abstract(5,lvl(0,'upperRoman','%1.'),lvl(1,'decimal','%1.%2',extra='<w:isLgl/>'),lvl(2,'decimal','%1.%2.%3',extra='<w:isLgl/>')),
 num(1,0),num(2,1),num(3,1,restart(0,1)),num(4,1),num(5,2),num(6,2,restart(0,1)),num(7,3),num(8,4),num(9,5),num(10,1,restart(1,4)))
P=lambda t,n: p(t,num=n)
body=(p('General','Heading1')+p('Scope','Heading2')+p('para one','LegalPara')+p('para two','LegalPara')+p('item a',num=(1,3))+p('item b',num=(1,3))+p('sub i',num=(1,4))+p('sub ii',num=(1,4))+p('deep A',num=(1,5))+p('item c',num=(1,3))
+p('Terms','Heading2')+p('para','LegalPara')+p('item a again',num=(1,3))
+p('Second','Heading1')+p('goes on counting articles','Heading2')+p('para','LegalPara')
+p('-- list')+P('1',(2,0))+P('a',(2,1))+P('i',(2,2))+P('b',(2,1))+P('i again',(2,2))+P('2',(2,0))+P('a again',(2,1))
+p('-- restart by num 3')+P('1',(3,0))+P('a',(3,1))+P('2',(3,0))
+p('-- num 4 same abstract no override: continues 3')+P('3',(4,0))
+p('-- num 10 restarts level 1 at 4')+P('4',(10,0))+P('d',(10,1))+P('5',(10,0))+P('d?',(10,1))
+p('-- by style')+p('1','ListNumber')+p('2','ListNumber2')+p('none','NoNum')
+p('-- zero start')+P('0',(7,0))+P('1',(7,0))
+p('-- start 3')+P('3.1.1 direct',(8,2))+P('3?',(8,0))+P('.1',(8,1))
+p('-- legal')+P('I',(9,0))+P('1.1',(9,1))+P('1.1.1',(9,2))+P('II',(9,0))+P('2.1',(9,1)))
write(os.path.join(OUT, 'levels.docx'),body,st,nb)
fld=lambda t,x='':f'<w:r><w:fldChar w:fldCharType="{t}">{x}</w:fldChar></w:r>'
instr=lambda t:f'<w:r><w:instrText xml:space="preserve">{t}</w:instrText></w:r>'
field=lambda i,res:fld('begin')+instr(i)+fld('separate')+res+fld('end')
tc=lambda c,pr='':f'<w:tc><w:tcPr>{pr}</w:tcPr>{c}</w:tc>'
tr=lambda *c,pr='':f'<w:tr><w:trPr>{pr}</w:trPr>{"".join(c)}</w:tr>'
sdt=lambda c,pr='':f'<w:sdt><w:sdtPr>{pr}</w:sdtPr><w:sdtContent>{c}</w:sdtContent></w:sdt>'
W14='xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
box=lambda t:f'<w:txbxContent>{t}</w:txbxContent>'
wps=lambda t:'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" name="x" descr="alt text"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>'+box(t)+'</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>'+box(t)+'</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
body=(
 # toc in a content control with hyperlinks
 sdt(p('Contents','TOCHeading')+p(style='TOC1',runs=fld('begin')+instr(' TOC \\o "1-3" \\h \\z \\u ')+fld('separate')+'<w:hyperlink w:anchor="_Toc1">'+r('General')+'<w:r><w:tab/></w:r>'+field(' PAGEREF _Toc1 \\h ',r('3'))+'</w:hyperlink>')+p(style='TOC1',runs='<w:hyperlink w:anchor="_Toc2">'+r('Final')+'</w:hyperlink>')+p(runs=fld('end')),'<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>')
 +p('General','Heading1')
 +p(runs=r('The Parties ')+r('[shall/should] ')+r('[')+r('agree')+r(']')+r(' [TBD] to [Alternative A: withdraw] [Alternative B: remain].'))
 +p(runs=r('See ')+field(' REF _Ref1 \\r \\h ',r('Article 4'))+r(', ')+field(' HYPERLINK "http://x" ',r('the protocol'))+r(' and ')+'<w:hyperlink w:anchor="a">'+r('Annex')+'<w:r><w:t xml:space="preserve"> I</w:t></w:r></w:hyperlink>'+r('.'))
 # form fields: text result, drop-down without result, check box
 +p(runs=r('Name: ')+fld('begin','<w:ffData><w:name w:val="n"/><w:textInput><w:default w:val="default words"/></w:textInput></w:ffData>')+instr(' FORMTEXT ')+fld('separate')+r('filled in')+fld('end')
   +r(' chosen: ')+fld('begin','<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="shall"/><w:listEntry w:val="should"/></w:ddList></w:ffData>')+instr(' FORMDROPDOWN ')+fld('end')+r(' ticked: ')+fld('begin','<w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>')+instr(' FORMCHECKBOX ')+fld('end')+r('.'))
 # field over paragraphs, nested, without separate
 +p(runs=r('Start ')+fld('begin')+instr(' IF ')+field(' MERGEFIELD a ',r('x'))+instr(' = "1" "yes" "no" ')+fld('separate')+r('result of if')+fld('end')+r(' end.'))
 +p(runs=r('Include: ')+fld('begin')+instr(' INCLUDETEXT "f" ')+fld('separate')+r('first paragraph of it'))+p(runs=r('second paragraph of it')+fld('end')+r(' and after.'))
 +p(runs=r('Sequence ')+'<w:fldSimple w:instr=" SEQ x ">'+r('7')+'</w:fldSimple>'+r(', page ')+field(' PAGE ',r('9'))+r('; quoted ')+field(' QUOTE "words" ',r('words'))+r('; xe')+fld('begin')+instr(' XE "index entry" ')+fld('end')+r('.'))
 # content controls: checkbox, drop-down, placeholder, row, cell, nested
 +p(runs=sdt(r('☒'),f'<w14:checkbox {W14}><w14:checked w14:val="1"/></w14:checkbox>')+r(' agreed ')+sdt(r('shall'),'<w:dropDownList><w:listItem w:value="shall"/><w:listItem w:value="should"/></w:dropDownList>')+r(' and ')+sdt(r('Click to enter text.','<w:rStyle w:val="PlaceholderText"/>'),'<w:showingPlcHdr/><w:text/>')+r('.'))
 +sdt(sdt(p('In two controls.')))
 +'<w:tbl><w:tblPr/>'+tr(tc(p('Head A')),tc(p('Head B')),pr='<w:tblHeader/>')+tr(tc(p('Sub A')),tc(p('Sub B')),pr='<w:cantSplit/><w:tblHeader/>')+sdt(tr(tc(p('in a row control')),sdt(tc(p('in a cell control')))))
   +'<w:customXml w:element="x">'+tr(tc(p('custom row')),'<w:customXml w:element="y">'+tc(p('custom cell'))+'</w:customXml>')+'</w:customXml>'
   +tr(tc(p(runs=r('cell with note')+'<w:r><w:footnoteReference w:id="2"/></w:r>')),tc(p('x')+p('y')))+'</w:tbl>'
 # merged cells
 +p('Merged:')+'<w:tbl><w:tblPr/>'+tr(tc(p('tall'),'<w:vMerge w:val="restart"/>'),tc(p('r1')))+tr(tc(p(),'<w:vMerge/>'),tc(p('r2')))+tr(tc(p('wide'),'<w:gridSpan w:val="2"/>'))+'</w:tbl>'
 # text boxes with lists and tables; drawing group; WordArt
 +p(runs=r('Box: ')+wps(p('boxed one',num=(2,0))+p('boxed two',num=(2,0))+'<w:tbl>'+tr(tc(p('cell in box')))+'</w:tbl>'+p(runs=r('note in box')+'<w:r><w:footnoteReference w:id="3"/></w:r>'))+r(' after the box.'))
 +p(runs=wps(p('box of an empty paragraph')))
 +p('numbered after',num=(2,0))
 # bidi, customXml, smart tags, proof errors, bookmarks, dir
 +p(runs='<w:bookmarkStart w:id="5" w:name="b"/>'+r('Book')+'<w:bookmarkEnd w:id="5"/><w:proofErr w:type="spellStart"/>'+r('mark')+'<w:customXml w:element="z">'+r(' custom')+'</w:customXml><w:bdo w:val="rtl">'+r(' bdo')+'</w:bdo><w:dir w:val="rtl">'+r(' dir')+'</w:dir>'+r('.'))
 # comment range
 +p(runs=r('Comm')+'<w:commentRangeStart w:id="1"/>'+r('ented')+'<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'+r(' words.'))
 # special: soft line break in a heading, all caps, positional tab, no-break, sub/superscript, separators
 +p(style='Heading1',runs=r('Heading')+'<w:r><w:br/></w:r>'+r('over two lines'))
 +p(runs=r('caps','<w:caps/>')+r(' and ')+r('2','<w:vertAlign w:val="superscript"/>')+'<w:r><w:dayLong/></w:r><w:r><w:pgNum/></w:r><w:r><w:t>10</w:t><w:noBreakHyphen/><w:t>day</w:t></w:r>'+r('.'))
 +p(runs='<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=1</m:t></m:r></m:oMath>'+r(' formula.'))
 +p(runs=r('En')+'<w:r><w:endnoteReference w:id="2"/></w:r>'+r(' again')+'<w:r><w:endnoteReference w:id="3"/></w:r>')
 # section break inside, column
 +p('before section',ppr='<w:sectPr><w:headerReference w:type="default" r:id="rIdH"/><w:type w:val="nextPage"/></w:sectPr>')
 +p('spec vanish',ppr='<w:rPr><w:vanish/></w:rPr>')
 +p(runs=r('web hidden','<w:webHidden/>')+r(' spec','<w:specVanish/>'))
 +p('last')
)
fn=f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">{p(runs="<w:r><w:footnoteRef/></w:r>"+r(" Cell note."))}</w:footnote><w:footnote w:id="3">{p("Box note.")}<w:tbl>{tr(tc(p("table in a note")))}</w:tbl></w:footnote></w:footnotes>'
en=f'<w:endnotes {W}><w:endnote w:id="2">{p("First endnote.")}</w:endnote><w:endnote w:id="3">{p(runs=r("Second endnote, ")+"<w:hyperlink>"+r("linked")+"</w:hyperlink>")}</w:endnote></w:endnotes>'
write(os.path.join(OUT, 'features.docx'),body,styles(style('Heading1','heading 1',ppr='<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>'),style('TOC1','toc 1'),style('TOCHeading','TOC Heading',based='Heading1',ppr='<w:outlineLvl w:val="9"/><w:numPr><w:numId w:val="0"/></w:numPr>'),style('PlaceholderText','Placeholder Text',type='character')),
 numbering(abstract(0,lvl(0,'decimal','Article %1')),abstract(1,lvl(0,'lowerLetter','(%1)')),num(1,0),num(2,1)),fn,en)
