import {detectChange, pathKind, pathsOnly} from '@airworthy/changes'
import type {LabelledChange} from './labelled.ts'

/** A way to say whether a change is AI-related. */
export interface Detector {
  readonly name: string
  readonly detect: (change: LabelledChange) => boolean | Promise<boolean>
}

const any = (pattern: RegExp) => (change: LabelledChange) =>
  change.files.some(({path}) => pattern.test(path))

/** Four ways that one would write in five minutes, and Airworthy's. */
export const detectors: readonly Detector[] = [
  {
    name: 'file extension',
    detect: any(
      /\.(ipynb|onnx|pt|pth|safetensors|gguf|pkl|joblib|h5|keras|tflite|prompt|jsonl|parquet)$/i,
    ),
  },
  {
    name: 'keyword in path',
    detect: any(/ai|llm|gpt|openai|prompt|model|ml|agent|inference|embedding|train|eval/i),
  },
  {
    // With paths alone an import is guessed from the module's name; Python stands for itself.
    name: 'import by file name',
    detect: any(/\.py$|(openai|anthropic|langchain|ollama|torch|sklearn)[\w-]*\.(ts|js|tsx)$/i),
  },
  {
    name: 'manifest only',
    detect: ({files}) => files.some(({path}) => ['manifest', 'lock'].includes(pathKind(path))),
  },
  {
    name: 'airworthy',
    detect: async ({files}) => (await detectChange(pathsOnly(files))).aiRelated,
  },
]
