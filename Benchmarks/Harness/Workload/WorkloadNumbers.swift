/// The numbers of workload W as its act writes them, in whole numbers: factors and areas in hundredths unless it says
/// otherwise. They were typed apart from the act, so that a slip in either is seen as a difference.
struct WorkloadNumbers {
  /// The first days of the four versions, from the first day of all.
  static let versionStarts = [0, 365, 730, 1_096]
  static let firstDay = (year: 2022, month: 3, day: 21)
  static let days = 1_461

  static let averageUpTo = [6_000, 10_000, 15_000, 20_000, 30_000]
  static let averageFactor = [
    [30, 45, 70, 110, 160, 240], [35, 55, 85, 130, 190, 280],
    [40, 62, 95, 145, 215, 320], [44, 70, 108, 164, 244, 365],
  ]
  static let floorFactor = [
    [600, 520, 460, 410, 370, 340, 320, 300], [660, 575, 505, 450, 410, 375, 350, 330],
    [730, 630, 555, 495, 450, 415, 385, 365], [800, 695, 610, 545, 495, 455, 425, 400],
  ]
  static let useFactor = [0, 100, 70, 45]
  static let frontageLeast = 2_000
  static let frontageFactor = 110

  /// In ten-thousandths of the plot.
  static let excessUpTo = [1_000, 2_000, 4_000]
  static let excessFactor = [
    [250, 400, 650, 1_000], [275, 440, 715, 1_100], [305, 485, 785, 1_210], [335, 535, 865, 1_330],
  ]
  static let districtFactor = [160, 145, 150, 130, 125, 135, 110, 100, 95, 90, 85, 90, 105, 80, 75]

  static let balconyPerUnit = 1_200
  static let balconyWithin = [50, 60, 70, 80]
  static let balconyBeyond = [100, 125, 150, 175]

  /// In whole square metres.
  static let parkingArea = 25
  static let parkingFactor = [
    [400, 800, 700, 300], [450, 880, 770, 330], [500, 970, 850, 365], [550, 1_065, 935, 400],
  ]

  static let fireShare = 4
  static let educationShare = 5
  /// In whole rials.
  static let wage = [1_393_250, 1_769_428, 2_388_728, 3_463_656]
  static let insuranceFactor = [7, 7, 9, 9, 11, 11, 14]
  static let insuranceMonths = 12
  static let cashShare = [5, 5, 10, 8]

  static let veteranLargest = 50_000
  /// In tenths.
  static let veteranShare = 5

  static let uses = ["residential", "commercial", "office", "industrial"]
  static let owners = ["private", "company", "veteran", "government"]
  static let payments = ["cash", "installment"]
}
