# A Word file with tracked changes of every kind, as Word writes them. Names are placeholders.
from word_package import *
import os
OUT = sys.argv[1]
count = 100
def mark(tag, who, day, inner=None):
    global count
    count += 1
    person = {'L': 'A. Legal Adviser', 'N': 'B. Negotiator'}[who]
    attributes = f'w:id="{count}" w:author="{person}" w:date="2031-05-{day:02d}T09:30:00Z"'
    return f'<w:{tag} {attributes}/>' if inner is None else f'<w:{tag} {attributes}>{inner}</w:{tag}>'
ins = lambda text, who='L', day=1: mark('ins', who, day, r(text))
deleted = lambda text: f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
dele = lambda text, who='N', day=2: mark('del', who, day, deleted(text))
brk = lambda tag, who, day: '<w:rPr>' + mark(tag, who, day) + '</w:rPr>'
fld = lambda kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
tc = lambda content, pr='': f'<w:tc><w:tcPr>{pr}</w:tcPr>{content}</w:tc>'
tr = lambda *cells, pr='': f'<w:tr><w:trPr>{pr}</w:trPr>{"".join(cells)}</w:tr>'
note = lambda id: f'<w:r><w:footnoteReference w:id="{id}"/></w:r>'
body = (
    p('Agreement on Transitional Security in Velmora', 'Title')
    + p('Amnesty', 'Heading1')
    + p(runs=r('The Parties grant an amnesty to all combatants') + dele(', except for war crimes and crimes against humanity') + r('.'))
    + p(runs=r('It ') + dele('may') + ins('shall') + r(' enter into force at once.'))
    # An article that came, with its heading and a list, and one that went.
    + p(style='Heading1', ppr=brk('ins', 'L', 1), runs=ins('Oversight'))
    + p(ppr=brk('ins', 'L', 1), runs=ins('Parliament shall oversee the forces:'))
    + p(num=(2, 0), ppr=brk('ins', 'L', 1), runs=ins('through a committee;'))
    + p(num=(2, 0), ppr=brk('ins', 'L', 1), runs=ins('with a budget.'))
    + p(style='Heading1', ppr=brk('del', 'N', 2), runs=dele('Vetting'))
    + p(ppr=brk('del', 'N', 2), runs=dele('All officers shall be vetted.'))
    + p('Cantonment', 'Heading1')
    # A paragraph split in two, and two made one.
    + p(ppr=brk('ins', 'L', 3), runs=r('The forces shall assemble.')) + p(runs=r(' The camps shall be guarded.'))
    + p(ppr=brk('del', 'N', 4), runs=r('Weapons shall be stored. ')) + p(runs=r('Access shall be recorded.'))
    # A list that lost an item and won one.
    + p('The commission shall:')
    + p('count the weapons;', num=(3, 0))
    + p(num=(3, 0), ppr=brk('del', 'N', 4), runs=dele('publish the count;'))
    + p('destroy them;', num=(3, 0))
    + p(num=(3, 0), ppr=brk('ins', 'L', 4), runs=ins('report to parliament.', day=4))
    # A passage that was moved.
    + p(ppr=brk('moveFrom', 'L', 5), runs='<w:moveFromRangeStart w:id="90" w:author="A. Legal Adviser" w:name="move1"/>' + mark('moveFrom', 'L', 5, r('The moved sentence.')) + '<w:moveFromRangeEnd w:id="90"/>')
    + p('Between the two places.')
    + p(ppr=brk('moveTo', 'L', 5), runs='<w:moveToRangeStart w:id="91" w:author="A. Legal Adviser" w:name="move1"/>' + mark('moveTo', 'L', 5, r('The moved sentence.')) + '<w:moveToRangeEnd w:id="91"/>')
    # Looks that changed: a heading that was text, an item that was none, words that were hidden.
    + p('Formerly text', 'Heading1', ppr=mark('pPrChange', 'L', 6, '<w:pPr/>'))
    + f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/>{mark("ins", "L", 6)}</w:numPr></w:pPr>{r("formerly no item")}</w:p>'
    + p(runs=f'<w:r><w:rPr>{mark("rPrChange", "L", 6, "<w:rPr><w:vanish/></w:rPr>")}</w:rPr><w:t>Formerly hidden.</w:t></w:r>' + r(' Seen by all.'))
    # What one put in and another took out is in neither view.
    + p(runs=r('Kept') + mark('ins', 'L', 7, r(', added') + mark('del', 'N', 8, deleted(', added and taken out'))) + r('.'))
    # A field, a link, a text box and notes that came or went.
    + p(runs=r('As in ') + mark('ins', 'L', 9, fld('begin') + '<w:r><w:instrText> REF a </w:instrText></w:r>' + fld('separate') + r('Article 1') + fld('end')) + mark('del', 'N', 9, fld('begin') + '<w:r><w:delInstrText> REF b </w:delInstrText></w:r>' + fld('separate') + deleted('Article 2') + fld('end')) + r(' and ') + '<w:hyperlink r:id="rId9">' + dele('a link') + ins('another link') + '</w:hyperlink>' + r('.'))
    + p(runs=r('A box hangs here.') + '<w:r><w:pict><v:shape><v:textbox><w:txbxContent>' + p(runs=r('In the box: ') + ins('new') + dele('old') + r(' words.')) + '</w:txbxContent></v:textbox></v:shape></w:pict></w:r>')
    + p(runs=r('Notes: one that stays') + note(1) + mark('ins', 'L', 10, r(', one that came') + note(2)) + mark('del', 'N', 10, deleted(', one that went') + note(3)) + r(', one that changed') + note(4) + r('.'))
    # Rows and cells.
    + '<w:tbl><w:tblPr/>' + tr(tc(p('Task')), tc(p('Deadline'))) + tr(tc(p(runs=ins('New row'))), tc(p(runs=ins('30 June'))), pr=mark('ins', 'L', 11))
    + tr(tc(p(runs=dele('Old row'))), tc(p(runs=dele('31 May'))), pr=mark('del', 'N', 11)) + tr(tc(p(runs=r('Last ') + dele('old ') + ins('new ') + r('row'))), tc(p('31 December'))) + '</w:tbl>'
    + p('Cells:')
    + '<w:tbl><w:tblPr/>' + tr(tc(p('first')), tc(p(runs=ins('came')), mark('cellIns', 'L', 12)), tc(p(runs=dele('went')), mark('cellDel', 'N', 12)), tc(p('last'))) + '</w:tbl>'
    + p(runs=r('The end') + ins(', signed', day=13) + r('.')))
notes = f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>' + ''.join(f'<w:footnote w:id="{id}">{content}</w:footnote>' for id, content in [
    (1, p('It stays.')), (2, p(runs=ins('It came.', day=10))), (3, p(runs=dele('It went.', day=10))), (4, p(runs=r('It says ') + dele('this', day=10) + ins('that', day=10) + r('.')))]) + '</w:footnotes>'
write(os.path.join(OUT, 'changes.docx'), body,
      styles(style('Title', 'Title'), style('Heading1', 'heading 1', ppr='<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>')),
      numbering(abstract(0, lvl(0, 'decimal', 'Article %1')), abstract(1, lvl(0, 'lowerLetter', '(%1)')), abstract(2, lvl(0, 'lowerLetter', '(%1)')), num(1, 0), num(2, 1), num(3, 2)), notes)
