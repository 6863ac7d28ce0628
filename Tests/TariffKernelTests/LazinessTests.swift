import Exact
import TariffKernel
import Testing

/// What is not chosen is not read, and cannot fail.
@Suite struct LazinessTests {
  @Test func onlyTheBranchThatIsChosen() {
    let sketch = ModelSketch()
    let (one, failing) = (sketch.number(1), sketch.failing())
    #expect(sketch.result(of: sketch.choose(sketch.truth(true), then: one, otherwise: failing)) == .success(1))
    #expect(sketch.result(of: sketch.choose(sketch.truth(false), then: failing, otherwise: one)) == .success(1))
    #expect(
      sketch.result(of: sketch.choose(sketch.truth(false), then: one, otherwise: failing)) == .failure(.divisionByZero))
  }

  @Test func logicStopsWhereItIsDecided() {
    let sketch = ModelSketch()
    let (yes, no, failing) = (sketch.truth(true), sketch.truth(false), sketch.failingTruth())
    #expect(sketch.result(of: sketch.all([yes, no, failing])) == .success(0))
    #expect(sketch.result(of: sketch.any([no, yes, failing])) == .success(1))
    #expect(sketch.result(of: sketch.all([yes, failing, no])) == .failure(.divisionByZero))
    #expect(sketch.result(of: sketch.any([no, failing, yes])) == .failure(.divisionByZero))
  }

  @Test func aValueThatNobodyReadsCannotFail() {
    let sketch = ModelSketch()
    let failing = sketch.value(sketch.failing())
    let read = sketch.read(failing)
    let formula = sketch.choose(sketch.truth(true), then: sketch.number(1), otherwise: read)
    #expect(sketch.result(of: formula) == .success(1))
    #expect(sketch.result(of: read) == .failure(.divisionByZero))
  }

  @Test func aLocalThatNobodyReadsCannotFail() {
    let sketch = ModelSketch()
    let local = Local(symbol: Symbol(name: "part"), formula: sketch.failing())
    sketch.fee("unread", sketch.number(5)) { $0.locals = [local] }
    #expect(sketch.outcome() == .charged(5))
    sketch.fee("read", sketch.node(.local(0))) { $0.locals = [local] }
    #expect(sketch.outcome() == .error(.divisionByZero))
  }

  @Test func aFeeThatDoesNotApplyReadsNothingElse() {
    let sketch = ModelSketch()
    let (no, yes) = (sketch.truth(false), sketch.truth(true))
    let failing = sketch.failing()
    let exemption = Exemption(symbol: Symbol(name: "e"), article: nil, condition: sketch.failingTruth())
    sketch.fee("fee", failing) { ($0.condition, $0.exemptions) = (no, [exemption]) }
    #expect(sketch.outcome() == .notApplicable)
    let holds = Exemption(symbol: Symbol(name: "e"), article: nil, condition: yes)
    sketch.fee("fee", failing) { $0.exemptions = [holds, exemption] }
    #expect(sketch.outcome() == .exempt(0))
  }

  @Test func aReliefThatDoesNotHoldReadsNothingElse() {
    let sketch = ModelSketch()
    let no = sketch.truth(false)
    var relief = Relief(symbol: Symbol(name: "r"), article: nil, share: sketch.failing())
    relief.condition = no
    sketch.fee("fee", sketch.number(5)) { $0.reliefs = [relief] }
    #expect(sketch.outcome() == .charged(5))
  }

  @Test func minMaxAndSumReadAllTheirParts() {
    let sketch = ModelSketch()
    let parts = [sketch.number(1), sketch.failing()]
    #expect(sketch.result(of: sketch.node(.most(sketch.operands(parts)))) == .failure(.divisionByZero))
    #expect(sketch.result(of: sketch.node(.least(sketch.operands(parts)))) == .failure(.divisionByZero))
    #expect(sketch.result(of: sketch.sum(parts)) == .failure(.divisionByZero))
    #expect(sketch.result(of: sketch.product([sketch.number(0), sketch.failing()])) == .failure(.divisionByZero))
  }

  @Test func theFirstFaultFromTheLeftIsTheLines() {
    let sketch = ModelSketch()
    let missing = sketch.input("missing")
    let sum = sketch.sum([sketch.number(1), sketch.read(missing), sketch.failing()])
    #expect(sketch.result(of: sum) == .failure(.missingInput(missing, row: nil)))
    let other = sketch.sum([sketch.failing(), sketch.read(missing)])
    #expect(sketch.result(of: other) == .failure(.divisionByZero))
  }

  /// Ten thousand values that read one another: neither the stack of the thread nor time may run out.
  @Test func valuesMayReadOneAnotherVeryDeep() {
    let sketch = ModelSketch()
    var value = sketch.value(sketch.number(1))
    for _ in 0..<10_000 {
      let last = sketch.read(value)
      value = sketch.value(sketch.sum([last, sketch.number(1)]))
    }
    sketch.fee("deepest", sketch.read(value))
    #expect(sketch.outcome() == .charged(10_001))
  }

  /// Each value reads the one before twice: without a memo this would take 2^60 readings.
  @Test func aValueIsWorkedOutOnce() {
    let sketch = ModelSketch()
    var value = sketch.value(sketch.number(1))
    for _ in 0..<60 {
      let last = sketch.read(value)
      value = sketch.value(sketch.sum([last, sketch.read(value)]))
    }
    #expect(sketch.result(of: sketch.read(value)) == .success(1 << 60))
  }
}
