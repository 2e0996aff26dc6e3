import NeuralNetwork
import NotebookSyntax

/// A network that some block has declared.
struct DeclaredNetwork {
  /// The name of a network whose block gives none.
  static let unnamed = "network"

  var name: String
  var range: SourceRange
  /// Nil where the declaration has an error.
  var description: NetworkDescription?
  var isSound: Bool
  /// The keys of its declaration, for networks that are like it.
  var entries: [YAMLEntry] = []
}

/// The networks that blocks have declared so far.
struct DeclaredNetworks {
  /// In the order of their declaration.
  private(set) var all: [DeclaredNetwork] = []
  private var places: [String: Int] = [:]

  /// The network with a name; set where there is none, it is declared.
  subscript(name: String) -> DeclaredNetwork? {
    get { places[name].map { all[$0] } }
    set {
      guard let newValue else { return }
      if let place = places[name] {
        all[place] = newValue
      } else {
        places[name] = all.count
        all.append(newValue)
      }
    }
  }

  /// The names as a message tells them: not more than can be read.
  func names(separator: String, _ text: (String) -> String) -> String {
    let names = all.prefix(Problems.few).map { text($0.name) }
    let others = all.count - names.count
    return names.joined(separator: separator) + (others > 0 ? "\(separator)\(others) others" : "")
  }
}
