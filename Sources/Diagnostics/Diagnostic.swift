/// What the checker has to say about one place of a tariff: data, not text on a screen.
///
/// Programs compare ``code`` alone; the words may be bettered at any time.
public struct Diagnostic: Sendable, Equatable {
  /// A second place that the message speaks of, with its own sentence.
  public struct Related: Sendable, Equatable {
    /// The place.
    public let range: SourceRange
    /// What stands there.
    public let message: String

    /// A second place and what stands there.
    public init(_ range: SourceRange, _ message: String) {
      self.range = range
      self.message = message
    }
  }

  /// The stable code.
  public let code: DiagnosticCode
  /// Where; nil when the message is about a folder or a whole file that is not there.
  public let range: SourceRange?
  /// One sentence that stands alone, in the terms of the domain, quoting the words as written.
  public let message: String
  /// Why it is a fault, line by line (counter-examples belong here).
  public let reasons: [String]
  /// One remedy that can be applied.
  public let remedy: String?
  /// Other places that matter.
  public let related: [Related]
  /// The article of the act that the place belongs to.
  public let article: String?

  /// A message; severity comes with the code.
  public init(
    _ code: DiagnosticCode, at range: SourceRange?, _ message: String, reasons: [String] = [], remedy: String? = nil,
    related: [Related] = [], article: String? = nil
  ) {
    self.code = code
    self.range = range
    self.message = message
    self.reasons = reasons
    self.remedy = remedy
    self.related = related
    self.article = article
  }

  /// Whether the tariff may be used in spite of it.
  public var severity: Severity { code.severity }
}

/// An error keeps the tariff from being used; a warning does not, unless the caller is strict; a note never does.
public enum Severity: String, Sendable { case error, warning, note }
