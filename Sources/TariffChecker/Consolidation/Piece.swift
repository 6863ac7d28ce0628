import Diagnostics
import Exact
import TariffKernel
import TariffSyntax

/// What holds of a provision on some days in a row.
struct Piece: Equatable {
  /// Why a version holds, or why none does.
  enum Standing: Equatable {
    case holds
    case suspended(Removals.Suspension)
    /// Struck from the beginning, by a statement of an act.
    case annulled(Removals.Source)
    case repealed(Removals.Source)
    /// Before the first version of what is declared to be new.
    case notYet
  }

  /// Which declaration a version is made of, and which statements were laid on it, in order.
  struct Key: Hashable {
    /// Index among the declarations of the name.
    var declared: Int
    /// Indices among the amendments of the name.
    var amendments: [Int]
  }

  var span: DaySpan
  /// The version that holds, or would hold; on days that no act speaks of, the nearest.
  var key: Key
  var standing: Standing
  /// Whether an act lays the version down for these days.
  var hasGround: Bool

  /// Whether two pieces say the same of their days.
  func continues(_ other: Piece) -> Bool {
    other.span.last.after == span.first && other.key == key && other.standing == standing
      && other.hasGround == hasGround
  }
}
