import {matchSpans, type Detector} from './detector.ts'

const words =
  /(?<!\p{L})(?:diagnos\p{L}+|surger(?:y|ies)|chemo(?:therapy)?|radiotherapy|cancer|tumou?r|leuka?emia|diabet\p{L}+|insulin|asthma\p{L}*|inhaler|pregnan\p{L}+|miscarriage|ivf|depress(?:ion|ed)|anxiety|panic attacks?|bipolar|schizophreni\p{L}+|adhd|autis\p{L}+|dementia|alzheimer\p{L}*|parkinson\p{L}*|epilep\p{L}+|seizures?|migraines?|arthriti\p{L}+|multiple sclerosis|hiv|hepatitis|stroke|heart attack|heart condition|pacemaker|dialysis|medication|prescription|hospital(?:ised|ized)?|disab(?:led|ility)|allerg(?:y|ic|ies)|eczema|psychotherapy|psychiatr\p{L}+|rehab(?:ilitation)?|hip replacement|knee replacement)(?!\p{L})/giu

/** Words about somebody's health, a special category of personal data. */
export const health: Detector = {
  kind: 'health',
  title: 'Health',
  looksFor: 'a list of words for illnesses, treatments and aids',
  limits:
    'takes the word alone and leaves the sentence around it; misses every description without a listed word',
  find: (text) => matchSpans(text, words),
}
