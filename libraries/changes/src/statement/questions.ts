/** The two design questions of every AI-related change. */
export type QuestionId = 'minorities' | 'fallback'

export interface DesignQuestion {
  readonly id: QuestionId
  /** As it stands in the pull-request template. */
  readonly text: string
}

export const designQuestions: readonly DesignQuestion[] = [
  {id: 'minorities', text: 'How does this model behave on minority datasets?'},
  {id: 'fallback', text: 'What is the fallback mechanism if the model fails?'},
]
