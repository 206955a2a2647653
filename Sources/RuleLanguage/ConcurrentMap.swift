import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// The results of some work on each element, in the order of the elements, done on all cores.
    func mapConcurrently<Result: Sendable>(_ work: @Sendable (Element) -> Result) -> [Result] {
        guard count > 1 else { return map(work) }
        let results = Mutex([Result?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let result = work(self[index])
            results.withLock { $0[index] = result }
        }
        return results.withLock { $0.map { $0! } }
    }
}
