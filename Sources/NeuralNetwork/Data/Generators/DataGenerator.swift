/// Makes a dataset: inputs of shape [samples, features] and, if any, targets of shape [samples, outputs].
///
/// The targets of a classification are class numbers of the element type int64.
package protocol DataGenerator: Component where Kind == any DataGenerator {
  /// Draws the samples. What does not depend on chance draws nothing.
  func makeDataset(using generator: inout any RandomGenerator) -> Dataset
}

extension DataGenerator {
  package var erased: any DataGenerator { self }
}

/// The data generators that a notebook can name.
package let dataGenerators = Catalogue<any DataGenerator>(
  "data generator",
  [
    And.self,
    Or.self,
    Xor.self,
    Nand.self,
    Nor.self,
    Xnor.self,
    Circles.self,
    Moons.self,
    Blobs.self,
    NormalSamples.self,
    UniformSamples.self,
    Spirals.self,
    Planes.self,
    Line.self,
    Sine.self,
  ])
