import docx, sys
from docx.shared import Pt
d=docx.Document()
d.add_heading('National Security Policy of Velmora',0)
d.add_heading('Purpose',1)
d.add_paragraph('This Policy sets out how the Republic provides security to its people.')
d.add_heading('Objectives',2)
for t in ['Parliament shall approve the defence budget each year.','A national commissioner shall oversee the police.']:
    d.add_paragraph(t,style='List Number')
for t in ['inclusive recruitment;','equal training for women.']:
    d.add_paragraph(t,style='List Bullet')
d.add_paragraph('sub-item of the second level',style='List Bullet 2')
p=d.add_paragraph('Words in '); p.add_run('bold').bold=True; p.add_run(' and '); p.add_run('italics').italic=True; p.add_run('.')
d.add_paragraph('Security is a right of all.',style='Intense Quote')
t=d.add_table(rows=1,cols=3); t.style='Light Grid Accent 1'
for c,x in zip(t.rows[0].cells,['Goal','Measure','Year']): c.text=x
for row in [('Oversight','New law','2031'),('Training','Academy','2032')]:
    cells=t.add_row().cells
    for c,x in zip(cells,row): c.text=x
d.add_page_break()
d.add_heading('Annex A',1)
d.add_paragraph('Terms of reference follow.')
s=d.sections[0]; s.header.paragraphs[0].text='DRAFT - CONFIDENTIAL'; s.footer.paragraphs[0].text='Page 1'
d.save(sys.argv[1])
