import {codeWithFaults, itemFamily, pick} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'validation-and-robustness/leaks-in-a-pipeline',
  version: 1,
  type: 'mark-faulty-lines',
  level: 2,
  minutes: 2.5,
  targets: 'filling, encoding and thresholds thought harmless before the split or on the test part',
  prior: {
    a: 1.2,
    p: 0.45,
    b: 0.17,
    reason: 'each line is familiar; which rows it reads must be seen',
  },
  tags: ['MEASURE 2.5', 'MEASURE 2.3'],
  source:
    'Kapoor and Narayanan, doi:10.1016/j.patter.2023.100804; executed, Python 3.11, sound version and each fault alone',
  bias: 'plain Python, helpers described; no library assumed',
  reserved: true,

  generate(random) {
    const recall = pick(random, [0.7, 0.8, 0.9])
    const {code, answer, why} = codeWithFaults(random, {lines: pipeline(recall), faults: 3})
    return {
      ask: {
        stem:
          'When a patient leaves hospital, a model predicts a readmission. Patients have several ' +
          'stays. The printed figures are claimed for patients whom the model has not met. Nothing ' +
          'fitted or chosen may rest on the reported rows, and no feature on what is unknown at ' +
          'leaving. Columns: `patient`, `ward`, `age`, `sodium`, `readmitted`, `days_to_return`. ' +
          '`fit` learns from the rows that it is given. Mark lines that introduce faults.',
        language: 'python',
        file: 'evaluate.py',
        code,
      },
      key: {answer, why},
    }
  },
})

function pipeline(recall: number) {
  return [
    {
      sound: 'FEATURES = ["ward", "age", "sodium"]',
      why: 'Sound. All three are known when the patient leaves.',
      fault: {
        line: 'FEATURES = ["ward", "age", "sodium", "days_to_return"]',
        why: 'The days until the return are known only once the patient has returned.',
      },
    },
    'stays = read_rows("stays.csv")',
    {
      sound: 'train, tune, test = split(stays, shares=(0.6, 0.2, 0.2), together="patient")',
      why: 'Sound. All stays of a patient fall into one part, as the claim asks.',
      fault: {
        line: 'train, tune, test = split(stays, shares=(0.6, 0.2, 0.2), together="stay")',
        why: 'Stays of one patient fall into several parts, so that test patients have been met.',
      },
    },
    {
      sound: 'fill = MedianFill(FEATURES).fit(train)',
      why: 'Sound. Missing values are filled with what training rows teach.',
      fault: {
        line: 'fill = MedianFill(FEATURES).fit(stays)',
        why: 'The medians rest on all rows, those that are reported among them.',
      },
    },
    {
      sound: 'risk = OutcomeShare(of="readmitted", by="ward").fit(train)',
      why: 'Sound. It learns outcomes by ward from training rows; what flatters these is not reported.',
      fault: {
        line: 'risk = OutcomeShare(of="readmitted", by="ward").fit(train + test)',
        why: 'The share by ward contains the very outcomes that are to be predicted.',
      },
    },
    'def table(rows):',
    {
      sound: '    return risk.apply(fill.apply(rows))',
      why: 'Sound. It applies what was fitted and fits nothing.',
    },
    'models = [boosted_trees(table(train), FEATURES, depth) for depth in (2, 4, 6)]',
    {
      sound: 'model = max(models, key=lambda m: auc(m, table(tune)))',
      why: 'Sound. The choice among depths rests on the tuning part.',
      fault: {
        line: 'model = max(models, key=lambda m: auc(m, table(test)))',
        why: 'Chooses the depth by the part that is reported.',
      },
    },
    {
      sound: `cut = highest_cut(model, table(tune), recall=${recall})`,
      why: 'Sound. The threshold rests on the tuning part.',
      fault: {
        line: `cut = highest_cut(model, table(test), recall=${recall})`,
        why: `Sets the threshold so that the reported rows give a recall of ${recall}.`,
      },
    },
    {
      sound: 'print(recall(model, table(test), cut), precision(model, table(test), cut))',
      why: 'Sound. It uses the test part for the one purpose that it has.',
    },
  ]
}
