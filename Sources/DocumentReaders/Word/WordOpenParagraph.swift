/// A paragraph that is being read.
struct WordOpenParagraph {
    var content = WordParagraph()
    var run = WordOpenRun()
    /// Its end is not in the view, so that the next paragraph goes on with it.
    var isMarkGone = false
    /// A large first letter, set as a paragraph of its own.
    var isDropCap = false
    var inBoxes: [WordParagraph] = []
    /// Counted by start tags in its part, from 1.
    let number: Int

    init(number: Int, pageBreaks: Int) {
        self.number = number
        content.stretches = [.init(start: 0, paragraph: number, pageBreaks: pageBreaks)]
    }
}

/// A run that is being read.
struct WordOpenRun {
    var style: String?
    var toggles = WordToggles()
    var isSettled = false
    var isHidden = false
    var isBold = false
    /// The note reference whose own mark the run's text is.
    var customMark: Int?
}

extension Array {
    /// Changes the last element in place, if there is one.
    mutating func mutateLast(_ change: (inout Element) -> Void) {
        if !isEmpty { change(&self[count - 1]) }
    }
}
