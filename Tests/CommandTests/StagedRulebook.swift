/// A rulebook of one year whose law changes: two stages (the second reaches back), a court that annuls a fee from its
/// beginning, a suspension, a repeal, and a draft beside the folder.
///
/// What 100 m² requested on 1402-06-15 pay for their area: 1,000 rial/m² at first; 1,200 since stage two is known, on
/// 1402-03-20; 1,100 since stage three is known, on 1402-07-10; 2,000 in the draft. A shop pays 50,500 for parking,
/// until the ruling is known on 1402-09-01.
enum StagedRulebook {
  static let rulebook = """
    language 1

    rulebook staged  "مرحله‌ای" "Staged"
      horizon  1402-01-01 to 1402-12-29
    """ + "\n"

  private static func act(
    _ name: String, approved: String, inForce: String, amends: String? = nil, status: String = "final", _ body: String
  ) -> String {
    """
    language 1

    act \(name)  "\(name)"
      authority  "Council"
      approved   \(approved)
      in force   from \(inForce)
      priced on  request_date
      status     \(status)
      source     "Made for the tests of the command"\(amends.map { "\n  amends     " + $0 } ?? "")

    \(body)
    """ + "\n"
  }

  /// By file, in the order of the law.
  static let acts: [(file: String, text: String)] = [
    (
      "base.tariff",
      act(
        "city.base", approved: "1401-11-10", inForce: "1402-01-01 to 1402-12-29",
        """
        input request_date  date
        input area  m2  0.01 to 100_000 by 0.01
        input use  home | shop
        input owner  text

        rate price  1_000 rial/m2  article 1

        fee area_fee  "زیربنا" "Area"  article 2
          exempt  city_property when owner is given and owner = "city"  article 5
          amount  area * price
          rounded  half up to 1 rial

        fee parking  "پارکینگ" "Parking"  article 3
          when  use = shop
          amount  50_500 rial

        bill municipal  "فیش شهرداری"
          lines  area_fee, parking
          floor  to 1_000 rial, shared by largest remainder
        """)
    ),
    (
      "stage2.tariff",
      act(
        "city.stage2", approved: "1402-03-20", inForce: "1402-04-01 to 1402-12-29", amends: "city.base",
        "change price to 1_200 rial/m2 was 1_000 rial/m2\n  article  7")
    ),
    (
      "stage3.tariff",
      act(
        "city.stage3", approved: "1402-07-10", inForce: "1402-06-01 to 1402-12-29",
        amends: "city.base, city.stage2", "change price to 1_100 rial/m2 was 1_200 rial/m2\n  article  8")
    ),
    (
      "court.tariff",
      act(
        "court.ruling", approved: "1402-09-01", inForce: "1402-09-01 to 1402-12-29", amends: "city.base",
        "annul parking in city.base  \"ruling 1\"")
    ),
    (
      "pause.tariff",
      act(
        "city.pause", approved: "1402-09-20", inForce: "1402-10-01 to 1402-12-29", amends: "city.base",
        "suspend area_fee from 1402-10-01 to 1402-10-30  \"under review\"\n\nrepeal area_fee from 1402-12-01")
    ),
  ]

  static let draft = act(
    "reform", approved: "1402-11-01", inForce: "1402-06-01 to 1402-12-29",
    amends: "city.base, city.stage2, city.stage3", status: "draft",
    "change price to 2_000 rial/m2 was 1_100 rial/m2")

  /// A1 a home, A2 a shop, A3 of the city, A4 in the suspension, A5 after the repeal, A6 before any act.
  static let dossiers = """
    dossier,request_date,area,use,owner
    A1,1402-06-15,100,home,
    A2,1402-06-15,100,shop,
    A3,1402-06-15,100,home,city
    A4,1402-10-15,100,home,
    A5,1402-12-05,100,home,
    A6,1401-12-20,100,home,
    """ + "\n"

  /// A folder with the rulebook in `staged/`, and the draft and the data beside it. `names`: other names for the files,
  /// in the order of the law.
  static func folder(names: [String]? = nil) throws -> Folder {
    let folder = try Folder()
    try folder.write("staged/rulebook", rulebook)
    for (place, act) in acts.enumerated() { try folder.write("staged/\(names?[place] ?? act.file)", act.text) }
    try folder.write("reform.tariff", draft)
    try folder.write("dossiers.csv", dossiers)
    return folder
  }

  /// Runs a command on the rulebook.
  static func run(_ command: String, _ folder: Folder, _ more: String...) throws -> Run {
    try Tariff.run([command, "--rulebook", folder.at("staged")] + more)
  }
}
