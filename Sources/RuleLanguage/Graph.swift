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

    /// The ways round: for each component with a circle in it the shortest one from its first node back to that node.
    ///
    /// - Complexity: O(nodes + uses).
    static func circles(_ uses: [[Int]]) -> [[Int]] {
        let components = components(uses)
        var seen: Set<Int> = []
        var from = [Int](repeating: -1, count: uses.count)
        return uses.indices.compactMap { root in
            guard seen.insert(components[root]).inserted else { return nil }
            var queue = [root]
            var next = 0
            while next < queue.count {
                let node = queue[next]
                next += 1
                for target in uses[node] where components[target] == components[root] {
                    if target == root { return way(from: root, to: node, from) }
                    guard from[target] < 0 else { continue }
                    from[target] = node
                    queue.append(target)
                }
            }
            return nil
        }
    }

    private static func way(from root: Int, to end: Int, _ from: [Int]) -> [Int] {
        var way = [end]
        while way[way.count - 1] != root { way.append(from[way[way.count - 1]]) }
        return way.reversed()
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
