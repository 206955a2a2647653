# Hand-made Word-like packages
import zipfile, sys
W='xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
HEAD='<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CT='application/vnd.openxmlformats-officedocument.wordprocessingml.'
REL='http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
def write(path, body, styles=None, numbering=None, footnotes=None, endnotes=None, settings=None, main='word/document.xml', extra={}):
    folder, name = main.rsplit('/',1)
    parts={'styles':styles,'numbering':numbering,'footnotes':footnotes,'endnotes':endnotes,'settings':settings}
    files={}
    ov=f'<Override PartName="/{main}" ContentType="{CT}document.main+xml"/>'
    rels=''
    i=1
    for k,v in parts.items():
        if v is None: continue
        files[f'{folder}/{k}.xml']=HEAD+v
        ov+=f'<Override PartName="/{folder}/{k}.xml" ContentType="{CT}{k}+xml"/>'
        rels+=f'<Relationship Id="rId{i}" Type="{REL}{k}" Target="{k}.xml"/>'; i+=1
    files['[Content_Types].xml']=HEAD+f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{ov}</Types>'
    files['_rels/.rels']=HEAD+f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{REL}officeDocument" Target="{main}"/></Relationships>'
    files[f'{folder}/_rels/{name}.rels']=HEAD+f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rels}</Relationships>'
    files[main]=HEAD+f'<w:document {W}><w:body>{body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
    files.update(extra)
    with zipfile.ZipFile(path,'w',zipfile.ZIP_DEFLATED) as z:
        for n,c in files.items():
            info=zipfile.ZipInfo(n,(2024,1,1,0,0,0)); info.compress_type=zipfile.ZIP_DEFLATED
            z.writestr(info,c)
def p(text='', style=None, num=None, ppr='', runs=None):
    pr=''
    if style: pr+=f'<w:pStyle w:val="{style}"/>'
    if num: pr+=f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    pr+=ppr
    r=runs if runs is not None else (f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else '')
    return f'<w:p>{"<w:pPr>"+pr+"</w:pPr>" if pr else ""}{r}</w:p>'
def r(text, rpr=''):
    return f'<w:r>{"<w:rPr>"+rpr+"</w:rPr>" if rpr else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'
def style(id,name,based=None,ppr='',rpr='',type='paragraph',default=False,extra=''):
    return f'<w:style w:type="{type}"{" w:default=%s1%s"%(chr(34),chr(34)) if default else ""} w:styleId="{id}"><w:name w:val="{name}"/>'+(f'<w:basedOn w:val="{based}"/>' if based else '')+(f'<w:pPr>{ppr}</w:pPr>' if ppr else '')+(f'<w:rPr>{rpr}</w:rPr>' if rpr else '')+extra+'</w:style>'
def styles(*s): return f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults><w:latentStyles><w:lsdException w:name="heading 1"/></w:latentStyles>'+style('Normal','Normal',default=True)+''.join(s)+'</w:styles>'
def lvl(i,fmt,text,start=1,extra='',pre=''):
    return f'<w:lvl w:ilvl="{i}"><w:start w:val="{start}"/>{pre}<w:numFmt w:val="{fmt}"/>{extra}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
def abstract(id,*lv,extra=''): return f'<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{extra}{"".join(lv)}</w:abstractNum>'
def num(id,abs,over=''): return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{abs}"/>{over}</w:num>'
def restart(level,val): return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{val}"/></w:lvlOverride>'
def numbering(*x): return f'<w:numbering {W}>'+''.join(x)+'</w:numbering>'
