# Makes draft.docx, an agreement that two people have changed; LibreOffice makes draft.odt of it:
#   python3 make.py . && soffice --headless --convert-to odt draft.docx
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../DocumentReadersTests/Fixtures/make'))
from word_package import *
count = 100
def mark(tag, who, day, inner=None):
    global count
    count += 1
    person = {'L': 'A. Legal Adviser', 'N': 'B. Negotiator'}[who]
    attributes = f'w:id="{count}" w:author="{person}" w:date="2031-05-{day:02d}T09:30:00Z"'
    return f'<w:{tag} {attributes}/>' if inner is None else f'<w:{tag} {attributes}>{inner}</w:{tag}>'
ins = lambda text, day=3: mark('ins', 'L', day, r(text))
dele = lambda text, day=4: mark('del', 'N', day, f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>')
brk = lambda tag, who, day: '<w:rPr>' + mark(tag, who, day) + '</w:rPr>'
h = lambda text: p(text, 'Heading1')
body = (
    p('Agreement on Peace between the Republic of Velmora and the Upland Movement', 'Title')
    + p('The Government of the Republic of Velmora and the Upland Movement, hereinafter the Parties, agree as follows.')
    + h('Ceasefire')
    + p(runs=r('The Parties shall cease all hostilities ') + dele('at once') + ins('within two days of signature') + r('.'))
    + h('Amnesty')
    + p('The Government grants an amnesty to the members of both forces for acts of rebellion.')
    + p(ppr=brk('del', 'N', 4), runs=dele('The amnesty shall not extend to genocide, crimes against humanity, war crimes or gross violations of human rights.'))
    + p('Persons who are granted the amnesty shall be released within thirty days.')
    + h('Integration')
    + p(runs=r('Members of the Movement shall be integrated into the national army') + ins(' after each of them has been vetted for human rights violations by an independent commission') + r('.'))
    # A whole article that came.
    + p(style='Heading1', ppr=brk('ins', 'L', 3), runs=ins('Oversight'))
    + p(ppr=brk('ins', 'L', 3), runs=ins('Parliament shall oversee the armed forces and the police and shall approve their budgets.'))
    + h('Entry into force')
    + p('This Agreement shall enter into force on signature.'))
write(os.path.join(sys.argv[1], 'draft.docx'), body,
      styles(style('Title', 'Title'), style('Heading1', 'heading 1', ppr='<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>')),
      numbering(abstract(0, lvl(0, 'decimal', 'Article %1')), num(1, 0)))
