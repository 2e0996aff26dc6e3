import NeuralNetwork
import NotebookDocuments

/// What can be shown that is more than an array, in the order in which the reference lists it.
let exhibits: [any Exhibit.Type] = [
  ChangesTable.self, LossTable.self, TrainingLossCurve.self, LearningRateCurve.self,
  SummaryTable.self, GradientCheck.self, WorkedPass.self, ConfusionTable.self,
  ClassificationReport.self, WeightsDiagram.self, DecisionBoundary.self, WeightsHeatMap.self,
  WeightsHistogram.self, GradientsDiagram.self, GradientsHeatMap.self, GradientsHistogram.self,
  ActivationMaps.self, TrainingCourse.self, LossSurface.self,
]
