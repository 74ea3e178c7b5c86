import {parseMarkdown, type ProseBlock} from '@airworthy/content'
import type {Standing} from '@airworthy/range'
import type {Attempt} from './attempt.ts'
import type {ExerciseContent} from './exercise-content.ts'
import type {AttemptView, DebriefView, ExerciseTextView} from './views.ts'

/**
 * An attempt as its person sees it; the debrief and the texts of hints only once they are due.
 * `debriefed` is false for a finished attempt whose examination is not decided yet.
 */
export function attemptViewOf(
  id: string,
  {
    attempt,
    standing,
    content,
    debriefed,
  }: {attempt: Attempt; standing: Standing; content: ExerciseContent; debriefed: boolean},
): AttemptView {
  const {end, hintsShown, startedAt, savedAt} = attempt
  return {
    id,
    exercise: exerciseTextOf(content),
    examinationId: attempt.examinationId,
    status: end === null ? 'open' : 'finished',
    position: standing.position,
    startedAt,
    savedAt,
    canUndo: standing.canUndo,
    hints: content.hints.map(({price, text}, place) => ({
      price,
      text: place < hintsShown ? text : null,
    })),
    objectives: standing.objectives.map(({id: objective, reached, value, facts, ...judged}) => ({
      id: objective,
      reached,
      ...(value === undefined ? {} : {value}),
      ...(facts === undefined ? {} : {facts}),
      ...('credit' in judged && typeof judged.credit === 'number' ? {credit: judged.credit} : {}),
    })),
    view: standing.view,
    stopped: standing.stopped,
    score: end?.score ?? null,
    debrief: end === null || !debriefed ? null : debriefOf(content),
    evidence: end?.evidence ?? null,
  }
}

/** What an exercise says of itself, to those who do it and to those who may begin it. */
export function exerciseTextOf(content: ExerciseContent): ExerciseTextView {
  const {id, title, engine, version, simulated, brief, control, minutes, level, domains} = content
  return {
    id,
    title,
    engine,
    version,
    simulated,
    brief: blocksOf(brief),
    control: control.map(({name, note}) => ({name, note})),
    minutes,
    level,
    domains: [...domains],
    objectives: content.objectives.map((objective) => ({
      id: objective.id,
      part: objective.part,
      title: objective.title,
      judged: objective.judged,
      required: objective.required,
      weight: objective.weight,
    })),
  }
}

function debriefOf({debrief}: ExerciseContent): DebriefView {
  return {
    cause: blocksOf(debrief.cause),
    held: blocksOf(debrief.held),
    cost: blocksOf(debrief.cost),
    ownCode: blocksOf(debrief.ownCode),
    commands: debrief.commands.map(({command, does, available}) => ({command, does, available})),
    regression: blocksOf(debrief.regression),
    sources: debrief.sources.map(({title, where, says}) => ({title, where, says})),
  }
}

const parsedTexts = new Map<string, ProseBlock[]>()

/** Markdown as blocks; the texts of exercises are few and asked for again and again. */
function blocksOf(markdown: string): ProseBlock[] {
  const known = parsedTexts.get(markdown)
  if (known !== undefined) return known
  const blocks = parseMarkdown(markdown)
  parsedTexts.set(markdown, blocks)
  return blocks
}
