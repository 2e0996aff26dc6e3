import NotebookDocuments
import NotebookSyntax

extension BlockRunner {
  /// What the items of a block stand for; those that stand for nothing are reported.
  func shown(_ items: [ShowItem], of state: NetworkState) -> [ShownValue] {
    var missing: [MissingItem] = []
    let shown = items.compactMap { item -> ShownValue? in
      do throws(Unavailable) {
        return try self.shown(item, of: state)
      } catch {
        switch error {
        case .missing(let step): missing.append((step, item))
        case .impossible: report(error, item.options.name, at: item.range)
        }
        return nil
      }
    }
    report(missing)
    return shown
  }

  private func shown(
    _ item: ShowItem, of state: NetworkState
  ) throws(Unavailable) -> ShownValue? {
    let content = try state.content(of: item.subject)
    if let objection = content.objection(to: item.options) {
      problems.error(item.range, objection)
      return nil
    }
    if item.options.rows != nil, !content.hasRows {
      problems.error(
        item.range, "`\(item.options.name)` has no rows",
        hint: "`rows` is for arrays and for `predictions`")
      return nil
    }
    warnOfPartialPass(item.subject, item.options.name, of: state, at: item.range)
    warnOfNonFinite(content, item.options.name, of: state, at: item.range)
    return ShownValue(options: item.options, content: content)
  }

  /// An item that has no value before some step.
  private typealias MissingItem = (step: MissingStep, item: ShowItem)

  /// Reports what has not been computed yet: items that one step would give are one problem.
  private func report(_ missing: [MissingItem]) {
    guard let (step, first) = missing.first else { return }
    let others = missing.dropFirst().filter { $0.step == step }.map(\.item.options.name)
    report(.missing(step), first.options.name, others, at: first.range)
    report(missing.filter { $0.step != step })
  }

  /// What a subject stands for now; nil after an error.
  func content(
    of subject: Subject, _ name: String, _ state: NetworkState, at place: SourceRange
  ) -> (any Presentable)? {
    do throws(Unavailable) {
      return try state.content(of: subject)
    } catch {
      report(error, name, at: place)
      return nil
    }
  }

  /// Reports that a name, and others for the same reason, stand for nothing.
  private func report(
    _ error: Unavailable, _ name: String, _ others: [String] = [], at place: SourceRange
  ) {
    switch error {
    case .missing(let step):
      let others = others.map { "`\($0)`" }.joined(separator: ", ")
      problems.error(
        place, "`\(name)` has not been computed yet" + (others.isEmpty ? "" : ", nor \(others)"),
        hint: step.rawValue)
    case .impossible(let reason):
      problems.error(place, "`\(name)`: \(reason)")
    }
  }
}
