/** Given names that are frequent in several languages and rarely words of English. A short list. */
export const firstNames: ReadonlySet<string> = new Set(
  (
    'aaron abdul abigail adam adriana agnieszka ahmed aisha alejandro alex alexander alice alicia amelia ' +
    'amina amir ana anastasia andrea andreas andrew anita anna anne anthony antonio arjun astrid ayesha ' +
    'barbara beatriz benjamin bianca bruno camille carla carlos carmen catherine charlotte chen chiara ' +
    'christian christina clara claudia daniel daniela david deborah diana diego dimitri dmitri edward ' +
    'elena elisabeth elizabeth emily emma eric erik esther eva fatima felix fernando francesca francesco ' +
    'francisco gabriel george giulia giovanni grzegorz hannah hanna hassan helen helena henrik hiroshi ' +
    'ibrahim ingrid irina isabel isabella ivan jakub james jamal jan jane javier jennifer jessica joan ' +
    'johan johanna john jonas jonathan jorge jose josef joseph juan julia julian karen karin katarina ' +
    'katherine katja kenji kevin khadija klaus krzysztof lars laura lena leon leonie linda lisa lucas ' +
    'lucia luis lukas magdalena manuel marco margaret maria marie marta martin mary matteo matthew ' +
    'mehmet mei michael michelle miguel mohamed mohammed monika nadia natalia nathan nicholas nicole ' +
    'nikolai nina noah nora olga oliver olivia omar oscar pablo patricia patrick paul pedro peter philip ' +
    'pierre priya rachel rafael rajesh raj rebecca ricardo richard robert roberto rosa sabine samuel ' +
    'sandra sara sarah sebastian sergei sofia sophie stefan stephen susan svetlana tatiana teresa thomas ' +
    'tomasz ursula valentina vanessa veronica victoria vikram wei william yasmin yuki yusuf zeynep zoe'
  ).split(' '),
)
