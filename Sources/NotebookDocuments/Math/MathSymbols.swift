/// The commands of TeX that stand for one character or one function, after the tables of
/// "The Comprehensive LaTeX Symbol List".
enum MathSymbols {
  /// The letter that a command stands for.
  static let letters = dictionary([
    ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon", "ϵ"),
    ("varepsilon", "ε"), ("zeta", "ζ"), ("eta", "η"), ("theta", "θ"), ("vartheta", "ϑ"),
    ("iota", "ι"), ("kappa", "κ"), ("lambda", "λ"), ("mu", "μ"), ("nu", "ν"), ("xi", "ξ"),
    ("pi", "π"), ("rho", "ρ"), ("varrho", "ϱ"), ("sigma", "σ"), ("varsigma", "ς"), ("tau", "τ"),
    ("upsilon", "υ"), ("phi", "ϕ"), ("varphi", "φ"), ("chi", "χ"), ("psi", "ψ"), ("omega", "ω"),
    ("Gamma", "Γ"), ("Delta", "Δ"), ("Theta", "Θ"), ("Lambda", "Λ"), ("Xi", "Ξ"), ("Pi", "Π"),
    ("Sigma", "Σ"), ("Upsilon", "Υ"), ("Phi", "Φ"), ("Psi", "Ψ"), ("Omega", "Ω"), ("ell", "ℓ"),
    ("hbar", "ℏ"), ("imath", "ı"), ("jmath", "ȷ"), ("Re", "ℜ"), ("Im", "ℑ"), ("aleph", "ℵ"),
    ("partial", "∂"), ("infty", "∞"), ("emptyset", "∅"), ("varnothing", "⌀"), ("top", "⊤"),
    ("bot", "⊥"), ("wp", "℘"),
  ])

  /// The operator, relation, arrow or delimiter that a command stands for.
  static let operators = dictionary([
    ("nabla", "∇"), ("cdot", "⋅"), ("times", "×"), ("div", "÷"), ("pm", "±"), ("mp", "∓"),
    ("ast", "∗"), ("star", "⋆"), ("circ", "∘"), ("bullet", "∙"), ("odot", "⊙"), ("oplus", "⊕"),
    ("ominus", "⊖"), ("otimes", "⊗"), ("cup", "∪"), ("cap", "∩"), ("setminus", "∖"),
    ("land", "∧"), ("wedge", "∧"), ("lor", "∨"), ("vee", "∨"), ("neg", "¬"), ("lnot", "¬"),
    ("le", "≤"), ("leq", "≤"), ("ge", "≥"), ("geq", "≥"), ("ne", "≠"), ("neq", "≠"),
    ("ll", "≪"), ("gg", "≫"), ("approx", "≈"), ("equiv", "≡"), ("sim", "∼"), ("simeq", "≃"),
    ("cong", "≅"), ("propto", "∝"), ("in", "∈"), ("ni", "∋"), ("notin", "∉"), ("subset", "⊂"),
    ("subseteq", "⊆"), ("supset", "⊃"), ("supseteq", "⊇"), ("mid", "∣"), ("parallel", "∥"),
    ("perp", "⟂"), ("to", "→"), ("rightarrow", "→"), ("leftarrow", "←"), ("gets", "←"),
    ("leftrightarrow", "↔"), ("Rightarrow", "⇒"), ("Leftarrow", "⇐"), ("Leftrightarrow", "⇔"),
    ("implies", "⟹"), ("iff", "⟺"), ("mapsto", "↦"), ("longrightarrow", "⟶"),
    ("longleftarrow", "⟵"), ("uparrow", "↑"), ("downarrow", "↓"), ("nearrow", "↗"),
    ("searrow", "↘"), ("hookrightarrow", "↪"), ("forall", "∀"), ("exists", "∃"),
    ("therefore", "∴"), ("because", "∵"), ("ldots", "…"), ("dots", "…"), ("dotsc", "…"),
    ("cdots", "⋯"), ("dotsb", "⋯"), ("vdots", "⋮"), ("ddots", "⋱"), ("prime", "′"),
    ("langle", "⟨"), ("rangle", "⟩"), ("lfloor", "⌊"), ("rfloor", "⌋"), ("lceil", "⌈"),
    ("rceil", "⌉"), ("lbrace", "{"), ("rbrace", "}"), ("lbrack", "["), ("rbrack", "]"),
    ("vert", "|"), ("lvert", "|"), ("rvert", "|"), ("Vert", "‖"), ("lVert", "‖"),
    ("rVert", "‖"), ("coloneqq", "≔"), ("triangleq", "≜"), ("doteq", "≐"), ("backslash", "\\"),
    ("sum", "∑"), ("prod", "∏"), ("coprod", "∐"), ("int", "∫"), ("iint", "∬"), ("oint", "∮"),
    ("bigcup", "⋃"), ("bigcap", "⋂"), ("bigoplus", "⨁"), ("bigotimes", "⨂"), ("bigodot", "⨀"),
    ("colon", ":"), ("square", "□"), ("angle", "∠"), ("triangle", "△"), ("checkmark", "✓"),
    ("{", "{"), ("}", "}"), ("|", "‖"), ("%", "%"), ("#", "#"), ("&", "&"), ("_", "_"),
    ("$", "$"),
  ])

  /// The functions that have a command of their own.
  static let functions: Set<String> = [
    "exp", "log", "ln", "lg", "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos",
    "arctan", "sinh", "cosh", "tanh", "coth", "det", "dim", "ker", "deg", "gcd", "hom", "arg",
    "Pr", "lim", "liminf", "limsup", "max", "min", "sup", "inf",
  ]

  /// What has its scripts above and below in display style.
  static func takesLimits(_ base: Math) -> Bool {
    switch base {
    case .symbol(let character): "∑∏∐⋃⋂⨁⨂⨀".contains(character)
    case .function(let name):
      [
        "lim", "liminf", "limsup", "max", "min", "sup", "inf", "det", "Pr", "gcd", "argmax",
        "argmin",
      ]
      .contains(name)
    case .accent(let accent, _): accent.isBrace
    default: false
    }
  }

  /// Characters that grow with what stands beside them unless they are told not to.
  static func isStretchy(_ character: String) -> Bool { "()[]{}|‖⟨⟩⌊⌋⌈⌉".contains(character) }

  /// The command, without its backslash, of a character; nil for one that TeX takes as it is.
  static func command(of character: String) -> String? {
    switch character {
    case "{", "}", "%", "#", "&", "_", "$": character
    case "\\": "backslash"
    case "‖": "Vert"
    case "|", "[", "]", ":": nil
    default: commands[character]
    }
  }

  /// The first command of each character.
  private static let commands: [String: String] = {
    let pairs = (letters.inOrder + operators.inOrder).map { ($0.1, $0.0) }
    return Dictionary(pairs) { first, _ in first }
  }()

  /// A table by command that still knows its order.
  struct Commands: Sendable {
    fileprivate let inOrder: [(String, String)]
    private let byName: [String: String]

    fileprivate init(_ pairs: [(String, String)]) {
      inOrder = pairs
      byName = Dictionary(pairs) { first, _ in first }
    }

    subscript(command: String) -> String? { byName[command] }
    var names: [String] { inOrder.map(\.0) }
  }

  private static func dictionary(_ pairs: [(String, String)]) -> Commands { Commands(pairs) }
}
