import {dataFile} from './data-file.ts'
import {inferenceParameter} from './inference-parameter.ts'
import {modelArtefact} from './model-artefact.ts'
import {modelCall} from './model-call.ts'
import {modelIdentifier} from './model-identifier.ts'
import {modelImport} from './model-import.ts'
import {modelPath} from './model-path.ts'
import {modelProject} from './model-project.ts'
import {modelVocabulary} from './model-vocabulary.ts'
import {notebook} from './notebook.ts'
import {packageChange} from './package-change.ts'
import {packageName} from './package-name.ts'
import {pipelineFile} from './pipeline-file.ts'
import {promptFile} from './prompt-file.ts'
import {promptText} from './prompt-text.ts'
import type {Rule} from './rule.ts'
import {toolDefinition} from './tool-definition.ts'
import {trainingParameter} from './training-parameter.ts'

/** Every rule over one file; a test compares this list with the folder. */
export const rules: readonly Rule[] = [
  dataFile,
  inferenceParameter,
  modelArtefact,
  modelCall,
  modelIdentifier,
  modelImport,
  modelPath,
  modelProject,
  modelVocabulary,
  notebook,
  packageChange,
  packageName,
  pipelineFile,
  promptFile,
  promptText,
  toolDefinition,
  trainingParameter,
]
