import NotebookDocuments

/// An exhibit that is a picture, or several of a kind.
protocol Picture: Exhibit {
  /// Draws it.
  func figures(_ options: ShowOptions) -> [Figure]
}

extension Picture {
  func outputs(_ options: ShowOptions) -> [Output] {
    let figures = figures(options)
    return figures.enumerated().map { index, figure in
      Output(
        .figure(figure),
        // Several of a kind are told apart by their titles.
        caption: index == 0 && options.caption != nil
          ? options.caption : figures.count > 1 ? figure.picture.title : nil,
        label: index == 0 ? options.label : nil)
    }
  }
}
