import Diagnostics
import TariffChecker

/// A town whose tariff changes twice within a year, the second time back to before its approval; every day on which
/// something changes is shown by examples. Tests take something out of it and see what is said.
struct Town {
  var horizon = "1402-01-01 to 1403-12-30"
  var files: [String: String] = ["base": Self.base, "second": Self.second, "third": Self.third, "next": Self.next]

  /// The rulebook, from memory.
  var library: Library {
    let head = "language 1\n\nrulebook town  \"Town\"\n  jurisdiction  \"A town\"\n  horizon  \(horizon)\n"
    var sources = [SourceFile(name: "rulebook", bytes: Array(head.utf8))]
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      sources.append(SourceFile(name: "\(name).tariff", bytes: Array(text.utf8)))
    }
    let acts = sources.indices.dropFirst().map { Library.ActFile(file: $0, folder: "") }
    return Library(files: sources, rulebook: 0, acts: acts, attachments: [:])
  }

  /// Replaces words of a file, which must stand there.
  func replacing(_ words: String, with other: String, in file: String) -> Town {
    var town = self
    town.files[file] = files[file]?.replacing(words, with: other)
    return town
  }

  /// Leaves out the example of a title.
  func without(example title: String, in file: String) -> Town {
    var town = self
    town.files[file] = files[file]?.split(separator: "\n\n").filter { !$0.contains("example \"\(title)\"") }
      .joined(separator: "\n\n")
    return town
  }

  static let base = """
    language 1

    act town.1402  "Tariff of 1402"
      authority   "Council"
      approved    1401-11-10
      in force    from 1402-01-01 to 1402-12-29
      priced on   request_date
      status      final
      source      "A case"

    input request_date  date
    input area  m2  0 to 1_000

    rate price  1_000 rial/m2

    fee levy
      amount  area * price

    bill town
      lines  levy

    example "the eve of the rulebook"
      request_date 1401-12-29, area 10
      levy error D0202

    example "its first day"
      request_date 1402-01-01, area 10
      levy = 10_000 rial

    """

  static let second = """
    language 1

    act town.1402.second  "Second stage"
      authority  "Council"
      amends     town.1402
      approved   1402-03-20
      in force   from 1402-04-01
      status     final
      source     "A case"

    change price to 1_200 rial/m2 was 1_000 rial/m2

    example "last day of the first stage"
      request_date 1402-03-31, area 10
      levy = 10_000 rial

    example "first day of the second stage"
      request_date 1402-04-01, area 10
      bill town = 12_000 rial

    example "before the second stage was known"
      request_date 1402-05-01, area 10, known 1402-03-19
      levy = 10_000 rial

    example "the second stage is known"
      request_date 1402-05-01, area 10, known 1402-03-20
      levy = 12_000 rial

    """

  static let third = """
    language 1

    act town.1402.third  "Third stage, back to Shahrivar"
      authority  "Council"
      amends     town.1402, town.1402.second
      approved   1402-07-05
      published  1402-07-10
      in force   from 1402-06-01
      status     final
      source     "A case"

    change price to 1_100 rial/m2 was 1_200 rial/m2 from 1402-06-01 to 1402-09-30

    example "last day of the second stage"
      request_date 1402-05-31, area 10
      levy = 12_000 rial

    example "first day of the third stage"
      request_date 1402-06-01, area 10
      levy = 11_000 rial

    example "before the third stage was known"
      request_date 1402-06-15, area 10, known 1402-07-09
      levy = 12_000 rial

    example "the third stage is known"
      request_date 1402-06-15, area 10, known 1402-07-10
      levy = 11_000 rial

    example "last day of the third stage"
      request_date 1402-09-30, area 10
      levy = 11_000 rial

    example "the second stage again"
      request_date 1402-10-01, area 10
      levy = 12_000 rial

    """

  static let next = """
    language 1

    act town.1403  "Tariff of 1403"
      authority   "Council"
      approved    1402-11-10
      in force    from 1403-01-01 to 1403-12-30
      priced on   request_date
      status      final
      source      "A case"

    rate price  1_500 rial/m2

    fee levy
      amount  area * price

    example "last day of 1402"
      request_date 1402-12-29, area 10
      levy = 12_000 rial

    example "first day of 1403"
      request_date 1403-01-01, area 10
      levy = 15_000 rial

    example "last day of 1403"
      request_date 1403-12-30, area 10
      levy = 15_000 rial

    example "the day after the rulebook"
      request_date 1404-01-01, area 10
      levy error D0202

    """
}
