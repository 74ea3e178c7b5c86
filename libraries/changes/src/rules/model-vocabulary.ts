import {lineRule} from './rule.ts'

/** Identifiers that speak of a model, where nothing more exact was seen. */
export const modelVocabulary = lineRule({
  id: 'model-vocabulary',
  surface: 'model-code',
  looksFor: 'an identifier on a changed line that speaks of a model',
  source: 'names of providers and of the parts of a model, as in src/model-words.ts',
  kinds: ['code', 'configuration', 'notebook', 'infrastructure'],
  patterns: [
    {
      pattern:
        /(?<![A-Za-z])(openai|anthropic|ollama|bedrock|huggingface|langchain|litellm|llm|chatgpt)(?![A-Za-z]*\.(com|md|png|svg)\b)(?!-dev)/i,
      weight: 0.55,
      means: 'identifier of a model or its provider',
    },
    {
      pattern:
        /(?<![A-Za-z])(inference|embeddings?|tokenizer|finetun\w*|guardrails?|hallucinat\w*|rerank\w*|prompt_?tokens|completion_?tokens|logits|softmax|checkpoint_?path|state_dict|model_?(path|name|id|config|params|kwargs|provider))(?![a-z])/i,
      weight: 0.5,
      means: 'identifier of a part of a model',
    },
  ],
})
