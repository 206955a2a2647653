/// What names that use other names need. Without recursion: a chain of names may be as long as a rule file.
public enum Graph {
    /// An order in which every node comes after those that it uses; nodes are taken in the order of their numbers.
    ///
    /// - Parameter uses: for each node, the nodes that it uses. Circles are cut at some place.
    /// - Complexity: O(nodes + uses).
    public static func order(_ uses: [[Int]]) -> [Int] {
        var order: [Int] = []
        order.reserveCapacity(uses.count)
        walk(uses) { order.append($0) }
        return order
    }

    /// For each node the number of its component: nodes that reach each other have the same (Kosaraju).
    static func components(_ uses: [[Int]]) -> [Int] {
        var users = [[Int]](repeating: [], count: uses.count)
        for (node, targets) in uses.enumerated() { for target in targets { users[target].append(node) } }
        var component = [Int](repeating: -1, count: uses.count)
        for root in order(uses).reversed() where component[root] < 0 {
            var stack = [root]
            component[root] = root
            while let node = stack.popLast() {
                for user in users[node] where component[user] < 0 {
                    component[user] = root
                    stack.append(user)
                }
            }
        }
        return component
    }

    /// Depth first; calls `leave` on each node once, after those that it uses.
    private static func walk(_ uses: [[Int]], _ leave: (Int) -> Void) {
        var isEntered = [Bool](repeating: false, count: uses.count)
        var stack: [(node: Int, next: Int)] = []
        for root in uses.indices where !isEntered[root] {
            isEntered[root] = true
            stack.append((root, 0))
            while let (node, next) = stack.last {
                guard next < uses[node].count else {
                    leave(node)
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].next += 1
                let target = uses[node][next]
                if !isEntered[target] {
                    isEntered[target] = true
                    stack.append((target, 0))
                }
            }
        }
    }
}
