import {lineRule} from './rule.ts'

/** Parameters of a request to a model, as the interfaces of the large providers name them. */
export const inferenceParameter = lineRule({
  id: 'inference-parameter',
  surface: 'parameters',
  looksFor: 'a changed line that sets a parameter of a request to a model',
  source: 'request schemas of the OpenAI, Anthropic, Google, Ollama and Hugging Face interfaces',
  kinds: ['code', 'configuration', 'notebook', 'infrastructure', 'other', 'interface'],
  patterns: [
    {
      pattern:
        /\b(max_?(completion|output|new)_?tokens|frequency_?penalty|presence_?penalty|repetition_?penalty|stop_?sequences|logit_?bias|reasoning_?effort|thinking_?budget|budget_tokens|num_(ctx|predict)|top_?logprobs|response_?format|guidance_scale|num_inference_steps)\b/i,
      weight: 0.8,
      means: 'parameter of a request to a model',
    },
    {
      pattern:
        /\b(temperature|top_?p|top_?k|max_?tokens|n_?ctx|beam_?size|do_sample)\b["']?\s*[:=]/i,
      weight: 0.6,
      means: 'parameter of a request to a model',
    },
  ],
})
