/// Matches that are taken back because something else explains their words.
public enum FalseFriends {
    /// The spans that share no word with any false friend. Both lists are sorted.
    public static func drop(_ spans: [TokenSpan], sharingWordsWith friends: [TokenSpan]) -> [TokenSpan] {
        guard !friends.isEmpty, !spans.isEmpty else { return spans }
        let longest = friends.map { Int($0.end - $0.start) }.max() ?? 0
        return spans.filter { span in
            var low = 0
            var high = friends.count
            let from = Int(span.start) - longest
            while low < high {
                let middle = (low + high) / 2
                if Int(friends[middle].start) < from { low = middle + 1 } else { high = middle }
            }
            while low < friends.count, friends[low].start < span.end {
                if friends[low].overlaps(span) { return false }
                low += 1
            }
            return true
        }
    }
}
