import {lineRule} from './rule.ts'

/** Text that a model reads as an instruction. */
export const promptText = lineRule({
  id: 'prompt-text',
  surface: 'prompt',
  looksFor: 'a changed line of an instruction to a model',
  source: 'message roles of the chat interfaces; templates of the prompt libraries',
  kinds: ['code', 'configuration', 'notebook', 'other', 'interface'],
  patterns: [
    {
      pattern:
        /["']?\brole\b["']?\s*[:=]\s*["'](system|assistant|developer)["']|\b(SystemMessage|HumanMessage|AIMessage|ChatMessageSystem|ChatMessageUser|ChatPromptTemplate|PromptTemplate|MessagesPlaceholder)\b/,
      weight: 0.78,
      means: 'message to a model',
    },
    {
      pattern:
        /\b(system|user|base|default|custom|eval|judge|attack)_?(prompt|instruction)s?\b|\bprompt_?(template|text|suffix|prefix)s?\b|\b[A-Z]+(_[A-Z]+)*_PROMPT\b|\bbuild\w*Prompt\b|\bprompt\s*=\s*(f?["'`]|\()/i,
      weight: 0.7,
      means: 'instruction to a model',
    },
    {
      pattern:
        /\b(you are|act as|your (task|job|role) is)\b[^.\n]{0,60}\b(assistant|expert|agent|model|ai|bot|analyst|judge|evaluator|helpful|professional|specialist)\b/i,
      weight: 0.75,
      means: 'instruction to a model',
    },
  ],
})
