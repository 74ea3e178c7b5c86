import {expect, test} from 'vitest'
import {finishSentences} from './finish-words.ts'
import {exerciseStatus, lostSentence, questionsAbout, questionsStatus} from './part-words.ts'
import {buildAssessment, buildExamination, buildExercise} from './examinations.builders.ts'

test('a finished sitting tells that it was taken, and of no result', () => {
  expect(questionsStatus(buildAssessment({status: 'finished', undecided: 0})).word).toBe('Taken')
  expect(questionsAbout(buildAssessment())).toMatch(/^12 items answered, saved 28 Nov 2026/u)
})

test('where nothing is asked, nothing is to do', () => {
  expect(questionsStatus(null).kind).toBe('tested-out')
})

test('an exercise shows what it judged itself, and a carried one that it is carried', () => {
  expect(exerciseStatus(buildExercise()).kind).toBe('to-do')
  expect(exerciseStatus(buildExercise({status: 'finished', passed: false})).word).toBe('Not passed')
  expect(
    exerciseStatus(buildExercise({from: 'carried', status: 'finished', passed: true})),
  ).toEqual({kind: 'tested-out', word: 'Carried over'})
})

test('finishing says what would be judged as it stands, and that it is final', () => {
  const exercises = [buildExercise(), buildExercise({status: 'open'})]
  const sentences = finishSentences(buildExamination({exercises}))
  expect(sentences.slice(0, -1)).toEqual([
    'The questions are not at their end: a domain that is not decided would be not judged.',
    'One exercise was not begun.',
    'One exercise is open and would be judged as it stands.',
  ])
  expect(sentences.at(-1)).toContain('not changed afterwards')
})

test('finishing names the sitting that could still judge', () => {
  const assessment = buildAssessment({status: 'finished', mayContinue: true, undecided: 1})
  const [first] = finishSentences(buildExamination({assessment, exercises: []}))
  expect(first).toBe('One domain is not judged yet; another sitting could judge it.')
})

test('it is said as soon as an examination cannot end as a pass, not before', () => {
  const missed = buildExercise({status: 'finished', passed: false})
  const exercises = [missed, buildExercise({exercise: 'fallback'})]
  expect(lostSentence(buildExamination({exercises, exercisesToPass: 1}))).toBeUndefined()
  expect(lostSentence(buildExamination({exercises, exercisesToPass: 2}))).toContain(
    'Support desk was not passed',
  )
})
