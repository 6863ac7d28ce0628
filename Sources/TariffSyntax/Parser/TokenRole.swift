/// What a token was read as. Most keywords may also be names, so only the parser knows.
enum TokenRole: Equatable {
  /// A name, a number, a text, or a sign between two things.
  case plain
  /// The first word of a keyword.
  case keyword(Keyword)
  /// A later word of the keyword before.
  case restOfKeyword
  /// A number that names an article or an income code.
  case designation
  /// A minus that belongs to what stands behind it.
  case sign
}
