import Exact

/// Cells of files that are not inputs of a tariff.
extension DossierFault {
  /// A whole number in a cell; nil: the cell is empty.
  static func wholeNumber(
    _ words: String, column: String, of unit: String, group: String?, place: DossierPlace?
  ) throws(DossierFault) -> Int128? {
    let bytes = Array(words.utf8)[...].trimmed
    if bytes.isEmpty { return nil }
    func fault(_ code: Code, _ reason: String) -> DossierFault {
      DossierFault(
        code, column: column, words: words, reason: reason, remedy: "write whole \(unit)", group: group, place: place)
    }
    let number: ExactDecimal
    do throws(NumberFault) { number = try ExactDecimal.parse(bytes, separators: .inData).reduced } catch {
      throw fault(.notANumber, "is not a number: \(error)")
    }
    guard number.scale == 0 else { throw fault(.finerThanItsStep, "is not a whole number of \(unit)") }
    return number.significand
  }

  /// A day in a cell; nil: the cell is empty.
  static func day(_ words: String, column: String, group: String?, place: DossierPlace?) throws(DossierFault) -> Day? {
    let bytes = Array(words.utf8)[...].trimmed
    if bytes.isEmpty { return nil }
    do throws(DateFault) { return try Day.parse(bytes) } catch {
      throw DossierFault(
        .notADate, column: column, words: words, reason: "is not a day: \(error)",
        remedy: "write YYYY-MM-DD, as 1403-01-13", group: group, place: place)
    }
  }
}
