export {certificationFrom, requiredDomains, type Certification} from './certification-schema.ts'
export {catalogueOf, type Catalogue, type CatalogueFacts, type CatalogueItem} from './catalogue.ts'
export {
  cutOf,
  cutsNotice,
  domains,
  engineerRoles,
  levels,
  type Domain,
  type DomainId,
  type EngineerRole,
  type Level,
} from './competencies.ts'
export type {ExerciseObjective, ExerciseText} from './exercises/exercise-schema.ts'
export {
  exerciseIds,
  readExercise,
  readExercises,
  type Exercise,
} from './exercises/read-exercises.ts'
export {readItem, type FileFault, type ItemFileContext} from './item-file.ts'
export {
  canonicalResponse,
  maximumScoreOf,
  parametersOf,
  presentItem,
  presentedResponse,
  rightResponse,
  scoreResponse,
  type CanonicalResponse,
  type Item,
  type ItemFacts,
  type ItemResponse,
  type ItemType,
  type ItemView,
} from './item.ts'
export type {ItemModel, PresentedOrder} from './item-types/index.ts'
export {readCatalogue} from './read-catalogue.ts'
export {readCertifications} from './read-certifications.ts'
export {readLexicon} from './read-lexicon.ts'
export type {LexiconEntry} from './lexicon-schema.ts'
export {readTracks} from './read-tracks.ts'
export type {Module, Track, TrackId} from './track-schema.ts'
export * from './lessons/index.ts'
