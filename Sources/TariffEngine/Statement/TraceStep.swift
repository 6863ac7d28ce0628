import TariffKernel

/// One step of a trace, in words.
public struct TraceStep: Sendable, Hashable {
  /// How deep it lies inside others, from 0.
  public var depth: Int
  /// One line, without indentation.
  public var text: String
}

extension Statement {
  /// Every step in words, in the order in which it happened.
  public func steps(in language: Language = .english, digits: Digits? = nil) -> [TraceStep] { [] }

  /// The steps of one fee.
  public func steps(of fee: String, in language: Language = .english, digits: Digits? = nil) -> [TraceStep] { [] }
}
