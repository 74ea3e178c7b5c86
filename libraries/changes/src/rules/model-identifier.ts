import {lineRule} from './rule.ts'

/** The names under which models are asked for. */
export const modelIdentifier = lineRule({
  id: 'model-identifier',
  surface: 'parameters',
  looksFor: 'a changed line that names a model',
  source: 'model lists of the providers and of the Hugging Face hub',
  kinds: ['code', 'configuration', 'notebook', 'infrastructure', 'other', 'interface'],
  patterns: [
    {
      pattern:
        /\b(gpt-(3\.5|4|4o|4\.1|5)[\w.-]*|o[1345]-(mini|preview|pro)|chatgpt-4o\w*|text-(embedding|davinci)-[\w-]+|claude-(instant|\d|opus|sonnet|haiku|v\d)[\w.-]*|gemini-(pro|flash|\d)[\w.-]*|gemma-?\d[\w.-]*|(meta-)?llama-?[234][\w.:-]*|mi[sx]tral-[\w.-]+|qwen-?[\d.]+[\w-]*|deepseek-[a-z][\w-]*|command-r[\w-]*|dall-e-\d|whisper-(1|large|medium|small|base|tiny)[\w-]*|phi-[234][\w.-]*|grok-\d[\w-]*|titan-(embed|text)[\w-]*|(distil)?(ro)?bert[a-z]*-(base|large)[\w-]*|all-minilm-[\w-]+|bge-[\w-]+|nomic-embed-[\w-]+|sdxl|stable-diffusion-[\w.-]+|yolov?\d+[nsmlx]\b|resnet-?(18|34|50|101|152)|vit-[bl][\w-]*)\b/i,
      weight: 0.68,
      means: 'name of a model',
    },
  ],
})
