import type {Rule} from './rule.ts'

const table =
  /\.(jsonl|ndjson|csv|tsv|parquet|arrow|feather|npy|npz|tfrecords?|dvc)(\.gz|\.zst|\.dvc)?$/i
const purpose =
  /(^|[/_.-])(train(ing)?|eval(s|uation)?|dataset|datasets|golden|ground[_-]?truth|fine[_-]?tun(e|ing)|few[_-]?shot|labels?|labell?ed|annotations|holdout|benchmarks?|corpus|corpora|samples|examples|prompts?|probes?|attacks?|validation|reference)([/_.-]|s?$)/i

/** Data that trains, tunes or evaluates a model. */
export const dataFile: Rule = {
  id: 'data-file',
  surface: 'data',
  looksFor: 'a table or a list of examples, or a pointer to one',
  source: 'formats in which data sets are kept; DVC pointers',
  observe: ({file}) => {
    const format = table.exec(file.path)?.[1]
    if (format === undefined) return []
    const use = purpose.exec(file.path)?.[2]
    const lines = /^(jsonl|ndjson|tfrecords?|npy|npz|dvc)$/i.test(format)
    if (use === undefined) {
      const why = `by path: data (${format}) whose use the path does not tell`
      return [{line: null, basis: 'path', why, weight: lines ? 0.5 : 0.3}]
    }
    const why = `by path: data of a model (${format}, ${use})`
    return [{line: null, basis: 'path', why, weight: lines ? 0.75 : 0.62}]
  },
}
