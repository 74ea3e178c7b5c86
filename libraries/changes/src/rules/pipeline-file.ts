import type {Rule} from './rule.ts'

const named =
  /(^|\/)(dvc\.(ya?ml|lock)|params\.ya?ml|mlproject|[\w.-]+\.mlem|bentofile\.ya?ml|cog\.ya?ml|truss\.ya?ml|hyperparams?\.\w+|accelerate_config\w*\.ya?ml|deepspeed\w*\.json|ds_config\w*\.json|sweep[\w-]*\.ya?ml|featurestore\.ya?ml|feature_store\.ya?ml|promptfooconfig\.\w+|langgraph\.json|litellm[\w-]*\.ya?ml)$/i
const script =
  /(^|[/_.-])(train\w*|pretrain\w*|finetun\w*|fine[_-]tun\w*|sft|dpo|ppo|grpo|lora|qlora|infer|inference|predict|eval|evaluate|distill?|quantize)([/_.-][^/]*)?\.(sh|bash|slurm|sbatch|ps1)$/i

/** Stages and parameters of training and serving, in the files of the tools that run them. */
export const pipelineFile: Rule = {
  id: 'pipeline-file',
  surface: 'parameters',
  looksFor: 'stages or parameters of training, evaluation or serving',
  source: 'DVC, MLflow, BentoML, Cog, Truss, Accelerate, DeepSpeed, Feast, promptfoo, LangGraph',
  observe: ({file}) => {
    if (/(^|\/)(\.github|docs?|tests?)\//i.test(file.path)) return []
    if (named.test(file.path)) {
      const why = 'by path: file of a tool that trains, evaluates or serves'
      return [{line: null, basis: 'path', why, weight: 0.7}]
    }
    if (!script.test(file.path)) return []
    const why = 'by path: script that trains, evaluates or serves'
    return [{line: null, basis: 'path', why, weight: 0.6}]
  },
}
