public import Diagnostics

/// The faults that reading a document can end in, in alphabetical order.
public enum ReadingCodes {
    public static let archiveTooLarge = DiagnosticCode(
        "archive-too-large",
        """
        A Word file is an archive of compressed parts. This one unpacks to more than the limit, or from suspiciously \
        little, as files do that are made to exhaust the memory of the program that opens them. If the file is \
        genuine, open it in the program that made it, remove large embedded objects and save it again.
        """)
    public static let binaryFile = DiagnosticCode(
        "binary-file",
        """
        The file holds bytes that do not occur in text: it is a picture, a program, a damaged file or a document in a \
        format that is not supported. The kind is decided by what the file holds, not by its name. Open it in the \
        program that made it and save it as .docx or as UTF-8 text.
        """)
    public static let brokenArchive = DiagnosticCode(
        "broken-archive",
        """
        The file begins as an archive (Word files are archives), but it cannot be unpacked: it was cut short, as \
        interrupted downloads and full disks do, or it was changed afterwards. Fetch the file again, or let the \
        program that made it repair it and save it again.
        """)
    public static let brokenPDF = DiagnosticCode(
        "broken-pdf",
        """
        The program that reads PDF files cannot make sense of this one: it is damaged, cut off, or no PDF at all. Fetch \
        it again, or save it again from the program that made it.
        """)
    public static let brokenXML = DiagnosticCode(
        "broken-xml",
        """
        A part of the Word file is not well-formed XML, so that its text cannot be read completely. Word refuses such \
        files too, or offers to repair them. Let it do so and save the file again.
        """)
    public static let converterMissing = DiagnosticCode(
        "converter-missing",
        """
        Files of this format are turned into text by another program, which is not installed on this machine or not in \
        the folders of PATH. Install it, or give the document in a format that needs none, such as .docx.
        """)
    public static let converterStopped = DiagnosticCode(
        "converter-stopped",
        """
        Files of this format are turned into text by another program. On this file it took too long, asked for too much \
        memory or wrote without end, and was stopped. Files made to do harm do so; broken ones sometimes too.
        """)
    public static let documentTypeDeclaration = DiagnosticCode(
        "document-type-declaration",
        """
        A part of the file carries a document type declaration. Word never writes one; they are a known way to make a \
        program read other files or exhaust its memory, so that the file is refused. Open it in a word processor that \
        you trust with it and save it again.
        """)
    public static let emptyDocument = DiagnosticCode(
        "empty-document",
        """
        There is no text in the file, so that nothing could be checked. That is an error and never a clean pass. A \
        file that holds scanned pages as pictures has no text either: run it through character recognition first.
        """)
    public static let encryptedDocument = DiagnosticCode(
        "encrypted-document",
        """
        The file is encrypted, or it is in the format of Word 97-2003 (.doc), which comes in the same kind of \
        container. Neither can be read. Open it in Word, remove the password (File, Info, Protect Document) and save \
        it as .docx.
        """)
    public static let fileNotFound = DiagnosticCode(
        "file-not-found",
        """
        There is no file with this name, as seen from the folder in which the program was started.
        """)
    public static let fileTooLarge = DiagnosticCode(
        "file-too-large",
        """
        The file, its text or its markup is larger than the limit for documents. Drafts are far smaller; large files \
        are mostly pictures, which are not read, and some are made to keep a program busy for hours. Remove the \
        pictures, split the document, or convert it to text.
        """)
    public static let missingDocumentPart = DiagnosticCode(
        "missing-document-part",
        """
        The archive is made like a Word file, but the part that holds the text is not in it or not named in its table \
        of contents. The file was damaged or put together by hand. Fetch it again, or save it again from Word.
        """)
    public static let nestedTooDeeply = DiagnosticCode(
        "nested-too-deeply",
        """
        Tables in tables, lists in lists or other parts of the file lie in each other deeper than any document needs. \
        Such files are mostly made to crash programs. Save the document again from a word processor.
        """)
    public static let unknownEncoding = DiagnosticCode(
        "unknown-encoding",
        """
        The file is text in an encoding that cannot be told from its bytes: it is neither UTF-8 nor UTF-16 nor \
        Windows-1252. Guessing would turn letters into other letters. Save it as UTF-8.
        """)
    public static let unreadableFile = DiagnosticCode(
        "unreadable-file",
        """
        The operating system does not let the program read the file, or it is not a file but a folder or a device, or \
        a pipe that nobody writes to.
        """)
    public static let unsupportedFormat = DiagnosticCode(
        "unsupported-format",
        """
        The file is a document in a format that cannot be read yet. Plain text, Markdown and Word files (.docx) can: \
        convert it to one of them.
        """)
    public static let wrongExtension = DiagnosticCode(
        "wrong-extension",
        """
        The name says that this is a Word file, but what the file holds is something else. Renaming a file does not \
        convert it: open it in the program that made it and save it as .docx, or give it back its old name.
        """)

    /// All of them.
    public static let all: [DiagnosticCode] = [
        archiveTooLarge, binaryFile, brokenArchive, brokenPDF, brokenXML, converterMissing, converterStopped, documentTypeDeclaration, emptyDocument,
        encryptedDocument, fileNotFound, fileTooLarge, missingDocumentPart, nestedTooDeeply, unknownEncoding,
        unreadableFile, unsupportedFormat, wrongExtension,
    ]
}
