"""Seeds for fuzzing the readers, out of the fixtures of their tests: reader_seeds.py FOLDER"""
import pathlib
import subprocess
import sys
import zipfile

target = pathlib.Path(sys.argv[1])
project = pathlib.Path(__file__).resolve().parents[2]
fixtures = project / "Tests/DocumentReadersTests/Fixtures"
LONGEST = 16384
# As the first byte of an input says; see PackageForms.
WORD_PARTS = ["document", "styles", "numbering", "footnotes", "settings", "_rels/document.xml"]
count = 0


def seed(reader, data):
    global count
    if 0 < len(data) <= LONGEST:
        folder = target / reader
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{count:04}").write_bytes(data)
        count += 1


def parts(path):
    try:
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile:
        return {}


files = sorted(path for folder in ["markdown", "opendocument", "pdf", "text", "web", "word"] for path in (fixtures / folder).iterdir())
for path in files:
    if path.suffix == ".expected":
        continue
    data = path.read_bytes()
    seed("kind", data[:2048])
    match path.suffix:
        case ".docx":
            seed("zip", data)
            for name, part in parts(path).items():
                for index, wanted in enumerate(WORD_PARTS):
                    if name.startswith("word/" + wanted):
                        seed("docx", bytes([index]) + part)
        case ".odt":
            seed("zip", data)
            seed("odt", parts(path).get("content.xml", b""))
        case ".fodt":
            seed("odt", data)
        case ".html":
            seed("html", data)
        case ".md":
            seed("markdown", data)
        case ".txt":
            seed("text", data)
        case ".pdf":
            try:
                run = subprocess.run(["pdftotext", "-bbox-layout", str(path), "-"], capture_output=True, check=False)
                seed("poppler", run.stdout)
                # Cut in the middle, it is still within the length.
                seed("poppler", run.stdout[:LONGEST])
            except FileNotFoundError:
                pass
for path in sorted((project / "Corpus").glob("*.md"))[:20]:
    seed("markdown", path.read_bytes()[:LONGEST])
    seed("text", path.read_bytes()[:LONGEST])
    seed("html", b"<p>" + path.read_bytes()[:4000].replace(b"\n\n", b"</p><p>"))
