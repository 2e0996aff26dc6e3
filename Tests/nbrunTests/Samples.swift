/// Notebooks for tests.
enum Samples {
  /// XOR by a 2-2-1 network.
  static func xor(
    seed: Int = 1, epochs: Int = 20, recordEvery: Int? = nil,
    show: String = "loss-table, predictions"
  ) -> String {
    """
    # XOR

    ```network
    seed: \(seed)
    data:
      inputs:  [[0, 0], [0, 1], [1, 0], [1, 1]]
      targets: [[0], [1], [1], [0]]
    layers:
      - {units: 2, activation: sigmoid, weights: normal, biases: zeros}
      - {units: 1, activation: sigmoid, weights: normal, biases: zeros}
    loss: squared-error
    optimizer: {sgd: {learning-rate: 0.5}}
    run: [{train: {epochs: \(epochs), record-every: \(recordEvery ?? max(epochs / 5, 1))}}, forward]
    show: [\(show)]
    ```

    The loss is `{network} loss | .6f`.

    """
  }
}
