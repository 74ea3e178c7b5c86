import {codeWithFaults, itemFamily, pick} from '../../src/families/index.ts'

export const family = itemFamily({
  id: 'privacy-and-law/what-the-vendor-learns',
  version: 1,
  type: 'mark-faulty-lines',
  level: 2,
  minutes: 3,
  targets: 'more sent and kept than the answer needs, because the whole object was at hand',
  prior: {
    a: 1.2,
    p: 0.54,
    b: -0.13,
    reason: 'each faulty line is shorter or more usual than the sound one',
  },
  tags: ['MEASURE 2.10', 'LLM02:2025', 'GOVERN 6.1'],
  source:
    'executed, Node 24: the sound form and each faulty line, what left and what was kept compared; ' +
    'GDPR Art. 5(1)(c), (e) and 25(2)',
  bias: 'functions are explained; no library needs to be known',
  reserved: true,

  generate(random) {
    const {code, answer, why} = codeWithFaults(random, {
      faults: pick(random, [2, 3]),
      lines: [
        'export async function answer(question: string, session: Session): Promise<string> {',
        {
          sound: '  const order = await orders.latestOf(session.customerId)',
          why: 'Sound; the session says who asks, and only that customer’s order is read.',
          fault: {
            line: '  const order = await orders.byNumber(firstNumberIn(question))',
            why: 'Whoever types a number is told of the order behind it, also of another customer.',
          },
        },
        {
          sound: "  const asked = question.replaceAll(anyEmail, '[e-mail]')",
          why: 'Sound; every e-mail address in the question is blanked, whosever it is.',
          fault: {
            line: "  const asked = question.replaceAll(session.email, '[e-mail]')",
            why: 'Blanks the customer’s own address and lets all others pass.',
          },
        },
        '  const reply = await vendor.complete({',
        {
          sound: '    question: asked,',
          why: 'Sound; the question, with e-mail addresses blanked.',
          fault: {
            line: '    question: `${session.name} asks: ${asked}`,',
            why: 'Tells the vendor the customer’s name, which no answer needs.',
          },
        },
        {
          sound: '    order: {status: order.status, due: order.due},',
          why: 'Sound; the two fields that the vendor may see.',
          fault: {
            line: '    order,',
            why: 'Sends every field of the order, among them address and goods.',
          },
        },
        {
          sound: '    keepDays: 0,',
          why: 'Sound; the vendor keeps nothing.',
          fault: {
            line: '    keepDays: 28,',
            why: 'Takes the limit of our own log for the vendor, who is to keep nothing.',
          },
        },
        '  })',
        '  await log.write({',
        {
          sound: '    customer: keyed(session.customerId),',
          why: 'Sound; a code that leads to nobody without our key.',
          fault: {
            line: '    customer: sha256(session.email),',
            why: 'Anybody can hash a guessed address and look it up.',
          },
        },
        {
          sound: '    characters: question.length,',
          why: 'Sound; a length holds no words.',
          fault: {
            line: '    question: asked,',
            why: 'Keeps what the customer wrote; blanked addresses do not make it wordless.',
          },
        },
        '    finished: reply.finished,',
        '  }, {keepDays: 28})',
        '  return reply.text',
        '}',
      ],
    })
    return {
      ask: {
        stem:
          'A shop’s assistant asks a vendor’s model. The vendor may learn the question with all ' +
          'e-mail addresses blanked, and the status and due date of the asking customer’s own order, ' +
          'nothing else; it keeps nothing. Our log keeps for 28 days a code of the customer that ' +
          'nobody without our key can check, the length of the question and whether the reply was ' +
          'finished. `keyed` uses our key; `anyEmail` is a global pattern. Mark the lines that break this.',
        language: 'typescript',
        file: 'assistant.ts',
        code,
      },
      key: {answer, why},
    }
  },
})
