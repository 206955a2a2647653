// swift-tools-version: 6.1
import PackageDescription

/// Settings that every Swift target shares.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "proviso",
    products: [
        .executable(name: "proviso", targets: ["proviso"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        // System libraries: a module map and a shim each, one importer each.
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .systemLibrary(name: "CMarkdown", pkgConfig: "libcmark-gfm", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),

        // The engine, from the bottom up. The arrows are explained in ARCHITECTURE.md.
        .target(name: "TextSpans", swiftSettings: strict),
        .target(name: "Fractions", swiftSettings: strict),
        .target(name: "Digests", swiftSettings: strict),
        .target(name: "Diagnostics", dependencies: ["TextSpans"], swiftSettings: strict),
        .target(name: "DocumentModel", dependencies: ["TextSpans"], swiftSettings: strict),
        .target(name: "RuleLanguage", dependencies: ["Diagnostics", "Digests", "Fractions", "TextSpans"], swiftSettings: strict),
        .target(name: "PatternMatching", dependencies: ["CPCRE2", "CStemmer", "RuleLanguage", "TextSpans"], swiftSettings: strict),
        .target(name: "TextAnalysis", dependencies: ["DocumentModel", "PatternMatching", "RuleLanguage", "TextSpans"], swiftSettings: strict),
        .target(
            name: "RuleEngine",
            dependencies: ["Diagnostics", "DocumentModel", "Fractions", "PatternMatching", "RuleLanguage", "TextAnalysis", "TextSpans"],
            swiftSettings: strict),
        .target(
            name: "DocumentReaders",
            dependencies: ["CLibXML2", "CMarkdown", "CZip", "Diagnostics", "DocumentModel", "TextSpans"],
            swiftSettings: strict),
        .target(name: "Reporting", dependencies: ["Diagnostics", "Digests", "Fractions", "TextSpans"], swiftSettings: strict),
        .target(
            name: "Annotating", dependencies: ["Diagnostics", "DocumentModel", "DocumentReaders", "Reporting", "TextSpans"],
            swiftSettings: strict),
        .target(
            name: "ProjectFiles", dependencies: ["CYAML", "Diagnostics", "Fractions", "Reporting", "TextSpans"], swiftSettings: strict),
        .target(name: "BuiltinRules", swiftSettings: strict, plugins: ["EmbedRules"]),
        .target(
            name: "Checking",
            dependencies: [
                "Annotating", "BuiltinRules", "Diagnostics", "Digests", "DocumentModel", "DocumentReaders", "Fractions", "PatternMatching",
                "ProjectFiles", "Reporting",
                "RuleEngine", "RuleLanguage", "TextAnalysis", "TextSpans",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "proviso",
            dependencies: [
                "Annotating", "Checking", "Diagnostics", "Fractions", "ProjectFiles", "Reporting",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        // Writes the manual page from the tree of commands, for `make man`.
        .executableTarget(name: "manual-page", swiftSettings: strict),

        // What `make bench` times loading with.
        .executableTarget(name: "load-rules", dependencies: ["Checking", "RuleEngine", "RuleLanguage"], path: "Benchmarks/LoadRules", swiftSettings: strict),

        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(
            name: "RuleFormsTests",
            dependencies: ["BuiltinRules", "Checking", "Diagnostics", "Reporting", "RuleLanguage", "TestSupport", "TextSpans"],
            swiftSettings: strict),
        .testTarget(
            name: "DocumentReadersTests", dependencies: ["Diagnostics", "DocumentModel", "DocumentReaders", "TextSpans"],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "ReportingTests", dependencies: ["Fractions", "Reporting", "TestSupport", "TextSpans"], exclude: ["Fixtures"],
            swiftSettings: strict),

        .testTarget(
            name: "ToolsTests", dependencies: ["Checking", "Diagnostics", "DocumentModel", "PatternMatching", "Reporting", "RuleEngine", "RuleLanguage", "TextAnalysis", "TextSpans"],
            swiftSettings: strict),

        .testTarget(
            name: "AnnotatingTests",
            dependencies: ["Annotating", "Checking", "Diagnostics", "DocumentModel", "DocumentReaders", "Fractions", "Reporting", "TestSupport", "TextSpans"],
            swiftSettings: strict),

        .testTarget(name: "DigestsTests", dependencies: ["Digests"], swiftSettings: strict),
        .testTarget(
            name: "RuleLanguageTests", dependencies: ["Diagnostics", "Fractions", "RuleLanguage", "TestSupport", "TextSpans"],
            swiftSettings: strict),
        .testTarget(
            name: "TextAnalysisTests",
            dependencies: [
                "BuiltinRules", "DocumentModel", "PatternMatching", "RuleLanguage", "TestSupport", "TextAnalysis", "TextSpans",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "RuleEngineTests",
            dependencies: ["Fractions", "PatternMatching", "RuleEngine", "RuleLanguage", "TestSupport", "TextSpans"],
            swiftSettings: strict),
        .testTarget(
            name: "CheckingTests", dependencies: ["Checking", "Diagnostics", "Digests", "Fractions", "Reporting", "RuleLanguage", "TestSupport", "TextSpans"],
            exclude: ["Changes", "corpus-known-errors.txt", "Formats"],
            swiftSettings: strict),
        .testTarget(
            name: "ComparisonTests",
            dependencies: [
                "BuiltinRules", "Checking", "DocumentModel", "Fractions", "PatternMatching", "Reporting", "RuleEngine", "RuleLanguage", "TestSupport",
                "TextAnalysis", "TextSpans",
            ],
            exclude: ["Cases"], swiftSettings: strict),
        .testTarget(
            name: "ProjectFilesTests", dependencies: ["Diagnostics", "Fractions", "ProjectFiles", "Reporting", "TextSpans"], swiftSettings: strict),
        .testTarget(name: "CommandLineTests", dependencies: ["manual-page", "proviso", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "SpecificationTests",
            dependencies: [
                "BuiltinRules", "Diagnostics", "DocumentModel", "Fractions", "PatternMatching", "RuleEngine", "RuleLanguage",
                "TextAnalysis", "TextSpans",
            ],
            exclude: ["Cases"], swiftSettings: strict),
        // The slow, obvious evaluator that the engine is held against; it never sees the engine.
        .target(
            name: "ReferenceEngine", dependencies: ["DocumentModel", "Fractions", "PatternMatching", "RuleLanguage", "TextAnalysis", "TextSpans"],
            path: "Tests/ReferenceEngine", swiftSettings: strict),
        .testTarget(
            name: "OracleTests",
            dependencies: [
                "BuiltinRules", "Diagnostics", "DocumentModel", "Fractions", "PatternMatching", "ReferenceEngine", "RuleEngine", "RuleLanguage",
                "TextAnalysis", "TextSpans",
            ],
            swiftSettings: strict),

        // Rules/ becomes part of the program, as text and compiled: the tool writes both, the plugin runs it.
        .executableTarget(name: "embed-rules", dependencies: ["Diagnostics", "RuleEngine", "RuleLanguage"], swiftSettings: strict),
        .plugin(name: "EmbedRules", capability: .buildTool(), dependencies: ["embed-rules"]),
    ]
)
