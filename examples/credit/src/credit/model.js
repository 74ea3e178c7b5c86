/** A logistic regression that is fitted by gradient descent, without packages. */

/** What the model looks at. */
export const features = ['debt', 'income']

/** @returns {{features: string[], means: number[], scales: number[], weights: number[], threshold: number}} */
export function fitModel(applicants, {threshold = 0.4, steps = 400, rate = 1} = {}) {
  const columns = features.map((name) => applicants.map((applicant) => applicant[name]))
  const means = columns.map(mean)
  const scales = columns.map((column, index) =>
    Math.sqrt(mean(column.map((value) => (value - means[index]) ** 2))),
  )
  const model = {
    features,
    means,
    scales,
    weights: [0, ...features.map(() => 0)],
    threshold,
  }
  for (let step = 0; step < steps; step++) {
    const slope = [0, ...features.map(() => 0)]
    for (const applicant of applicants) {
      const error = predictRisk(model, applicant) - Number(applicant.defaulted)
      inputsOf(model, applicant).forEach((input, index) => {
        slope[index] += (error * input) / applicants.length
      })
    }
    model.weights = model.weights.map((weight, index) => weight - rate * slope[index])
  }
  return model
}

/** The probability of default, 0 to 1. */
export function predictRisk(model, applicant) {
  const sum = inputsOf(model, applicant).reduce(
    (total, input, index) => total + input * model.weights[index],
    0,
  )
  return 1 / (1 + Math.exp(-sum))
}

function inputsOf({features: names, means, scales}, applicant) {
  return [1, ...names.map((name, index) => (applicant[name] - means[index]) / scales[index])]
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
