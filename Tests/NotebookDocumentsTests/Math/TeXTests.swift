import TestSupport
import Testing

@testable import NotebookDocuments

@Suite struct TeXTests {
  static let formulas = [
    "x", "-x", "a_1", "a_{10}^{2}", "x'", "f''(x)", "\\hat{y}_{i}", "10^{-5}", "0.5", "3.14 x",
    "1 2",
    "\\frac{\\partial L}{\\partial W_{1}}", "\\sigma(z) = \\frac{1}{1 + e^{-z}}",
    "\\sum_{i=1}^{n} x_i", "\\max(0, z)", "\\log a + \\operatorname{softmax}(z)_k",
    "\\mathbf{W}^{T} \\mathbb{R}^{n \\times m} \\mathrm{ReLU} \\mathrm{d}x",
    "\\begin{bmatrix} 1 & -0.5 \\\\ 2 & 3 \\end{bmatrix}",
    "\\begin{aligned}\na &= b \\\\\n&= c\n\\end{aligned}",
    "\\begin{cases} z & z > 0 \\\\ 0 & \\text{otherwise} \\end{cases}",
    "\\left( \\frac{a}{b} \\middle| c \\right]", "\\left\\{ x \\right.", "\\big( x \\Big)",
    "\\sqrt{x} \\sqrt[3]{y}", "\\binom{n}{k}", "\\overset{!}{=} \\underset{h}{x}",
    "\\underbrace{a + b}_{\\text{both}}", "{a + b}^{2}", "a \\quad b \\, c", "\\text{50% of $5_a}",
    "\\nabla f \\odot \\lVert x \\rVert \\infty", "a \\\\ b", "\\boldsymbol{\\theta}",
    "\\{x\\} \\%",
    "{1}{2}", "\\mathcal{L}(\\theta)", "x^{2'}", "\\bar x \\vec{v}", "a \\ne b \\not= c",
  ]

  /// What is written of a tree reads as the same tree.
  @Test(arguments: formulas) func survivesARoundTrip(tex: String) throws {
    let math = try TeXParser.parse(tex)
    #expect(try TeXParser.parse(math.tex) == math, "\(math.tex)")
  }

  @Test(arguments: formulas) func givesWellFormedMathML(tex: String) throws {
    let math = try TeXParser.parse(tex)
    for isDisplay in [true, false] {
      let elements = try MarkupReader.elements(of: math.mathML(isDisplay: isDisplay))
      #expect(elements[0].name == "math")
    }
  }

  @Test(arguments: [
    ("x", "<mi>x</mi>"), ("0.5", "<mn>0.5</mn>"), ("-x", "<mrow><mo>−</mo><mi>x</mi></mrow>"),
    ("a_1^2", "<msubsup><mi>a</mi><mn>1</mn><mn>2</mn></msubsup>"),
    ("x^10", "<mrow><msup><mi>x</mi><mn>1</mn></msup><mn>0</mn></mrow>"),
    ("\\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
    ("\\mathrm{d}", "<mi mathvariant=\"normal\">d</mi>"), ("\\mathbf{W}", "<mi>𝐖</mi>"),
    ("\\mathbb{R}", "<mi>ℝ</mi>"), ("\\mathcal{LA}", "<mi>ℒ𝒜</mi>"),
    ("\\boldsymbol{\\theta}", "<mi>𝜽</mi>"), ("\\text{ a<b }", "<mtext>\u{A0}a&lt;b\u{A0}</mtext>"),
    ("\\sum_i", "<munder><mo>∑</mo><mi>i</mi></munder>"),
    ("a<b", "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"),
    (
      "y\\log a",
      "<mrow><mi>y</mi><mspace width=\"0.1667em\"/><mi>log</mi><mspace width=\"0.1667em\"/><mi>a</mi></mrow>"
    ),
    ("a=-b", "<mrow><mi>a</mi><mo>=</mo><mo form=\"prefix\">−</mo><mi>b</mi></mrow>"),
    ("a-b", "<mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow>"),
    ("\\hat y", "<mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\">^</mo></mover>"),
    ("\\not=\\not\\in", "<mrow><mo>≠</mo><mo>∉</mo></mrow>"), ("", "<mrow></mrow>"),
  ])
  func isSet(tex: String, markup: String) throws {
    #expect(try TeXParser.parse(tex).mathML(isDisplay: false) == "<math>\(markup)</math>")
  }

  /// What cannot be read, why, and where.
  @Test(arguments: [
    ("a \\foo b", "unknown command \\foo", 2..<6), ("α}", "a } without its {", 2..<3),
    ("{a", "the formula ends too early", 2..<2), ("a & b", "a & outside of an array", 2..<3),
    ("a_1_2", "two scripts in one place", 3..<4), ("a_", "something is missing here", 2..<2),
    ("\\begin{foo}x\\end{foo}", "unknown environment foo", 0..<11),
    ("\\begin{matrix}x\\end{cases}", "\\end{matrix} is missing", 19..<20),
    ("\\left x", "a delimiter such as ( is missing here", 6..<7),
    ("\\left( x", "the formula ends too early", 8..<8),
    ("\\frac{a}", "something is missing here", 8..<8),
    ("\\text x", "words in braces are missing here", 6..<7),
    ("\\right)", "\\right cannot stand here", 0..<6), ("\\", "unknown command \\", 0..<1),
    ("\\not<", "\\not can stand before = and \\in only", 0..<4),
  ])
  func sayWhatIsWrong(tex: String, message: String, range: Range<Int>) {
    #expect(throws: TeXParser.Problem(message: message, range: range)) {
      try TeXParser.parse(tex)
    }
  }

  /// Every name in the tables is read, and written so that it reads as the same.
  @Test func knowsItsTables() throws {
    for name in MathSymbols.letters.names + MathSymbols.operators.names
      + MathSymbols.functions.sorted()
    {
      let math = try TeXParser.parse("\\\(name) x")
      #expect(try TeXParser.parse(math.tex) == math, "\(name)")
    }
  }

  /// Whatever stands there, reading ends, with a tree or a problem inside the source.
  @Test func endsOnAnything() {
    let pieces = [
      "\\", "{", "}", "_", "^", "&", "\\\\", "\\left", "\\right", "(", "\\begin{matrix}",
      "\\end{matrix}", "x", "'", "$", "\\frac", "[", "%", "\n", "α", "\\sqrt", "\\text", "1.",
    ]
    var state: UInt64 = 1
    for _ in 0..<2000 {
      var tex = ""
      for _ in 0..<8 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        tex += pieces[Int(state >> 33) % pieces.count]
      }
      do throws(TeXParser.Problem) {
        let math = try TeXParser.parse(tex)
        #expect((try? TeXParser.parse(math.tex)) != nil, "\(tex) → \(math.tex)")
      } catch {
        #expect(error.range.upperBound <= tex.utf8.count)
      }
    }
    let deep = String(repeating: "{", count: 10_000)
    #expect(throws: TeXParser.Problem.self) { try TeXParser.parse(deep) }
  }
}
