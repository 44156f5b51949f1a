import type { File } from './pages.ts'
import type { Person } from './people.ts'
import type { DemoQuestion } from './shape.ts'

export const QUESTIONS: readonly DemoQuestion<Person, File>[] = [
  {
    title: 'How do I know a replacement thermal fuse is the right one?',
    by: 'sasha',
    daysAgo: 26,
    tags: ['electrical', 'heat'],
    askedFrom: { page: 'triage-a-dead-toaster', quote: 'Check the thermal fuse first.' },
    text: 'The old one reads open and the print on it is half burnt away. There is a drawer full of similar ones. What has to match?',
    answers: [
      {
        by: 'jonas',
        daysAgo: 25,
        votes: ['sasha', 'bert', 'mei', 'priya'],
        acceptedBy: 'sasha',
        adopted: { page: 'triage-a-dead-toaster', heading: 'Pitfalls', by: 'priya', daysAgo: 4 },
        text: 'Three things, in this order:\n\n1. **The temperature**, to the degree. It is the number followed by °C, often after Tf.\n2. **The current**, equal or higher.\n3. **The place.** The same spot, the same clamp: two centimetres nearer the element is another temperature.\n\nIf the print is gone, look the model up. If you cannot find it, it goes home unrepaired with an explanation.',
      },
      {
        by: 'bert',
        daysAgo: 24,
        votes: ['jonas'],
        text: 'And ask why it blew. A fuse that blew because the fan was full of hair will blow again, or will not, which is worse.',
      },
    ],
  },
  {
    title: 'Why does the toaster lever only hold when it is plugged in?',
    by: 'sasha',
    daysAgo: 1,
    tags: ['electrical', 'kitchen'],
    askedFrom: { page: 'triage-a-dead-toaster', quote: 'It only holds when there is current: no mains, no magnet.' },
    text: 'I spent ten minutes looking for a broken catch on an unplugged toaster last Saturday. Why would anybody build it like that?',
    answers: [],
  },
  {
    title: 'Which glue holds a handle that gets hot?',
    by: 'mei',
    daysAgo: 3,
    tags: ['kitchen', 'heat'],
    text: 'A saucepan with a cracked bakelite handle. Epoxy held for two weeks, then let go over the stove. Is there a glue for this, or is it a case for a bolt?',
    answers: [],
  },
  {
    title: 'Can I measure earth on something that is double-insulated?',
    by: 'priya',
    daysAgo: 63,
    tags: ['electrical', 'safety'],
    askedFrom: { page: 'electrical-safety-before-anything-else', quote: 'Measure earth first.' },
    text: 'A drill with a two-pin plug and a metal chuck. There is no earth pin to put the lead on.',
    answers: [
      {
        by: 'bert',
        daysAgo: 63,
        votes: ['priya', 'amara'],
        text: 'No, and you do not have to. Look for the square within a square on the rating plate. It means two layers between you and the mains, and no earth at all.',
      },
      {
        by: 'jonas',
        daysAgo: 62,
        votes: ['priya', 'bert', 'sasha'],
        acceptedBy: 'priya',
        adopted: { page: 'electrical-safety-before-anything-else', heading: 'Pitfalls', by: 'jonas', daysAgo: 15 },
        text: 'Test insulation instead, at 500 V, from both pins together to every piece of metal a hand can reach, the chuck included. Over 2 MΩ is good. Turn the switch **on** while you test, or you only test the flex.',
      },
    ],
  },
  {
    title: 'The zip slides but opens again behind the slider. New zip?',
    by: 'amara',
    daysAgo: 35,
    tags: ['textiles'],
    text: 'A winter coat, size 5 metal teeth, none missing as far as I can see.',
    answers: [
      {
        by: 'mei',
        daysAgo: 35,
        votes: ['amara', 'sasha'],
        acceptedBy: 'amara',
        text: 'Only the slider. Its cheeks have spread. Squeeze both sides *a little* with pliers, left and right in turn, and try after every squeeze. When it slides stiffly and stays closed, stop. It buys a winter; then change the slider.',
      },
      {
        by: 'sasha',
        daysAgo: 11,
        votes: ['mei'],
        text: 'The number on the back of the slider is its size. With that you can find the new one in the drawer without taking the coat there.',
      },
    ],
  },
  {
    title: 'What do we say when something cannot be repaired?',
    by: 'sasha',
    daysAgo: 22,
    tags: ['people'],
    askedFrom: { page: 'the-ten-minute-triage-table', quote: 'hopeless ones home early, with kindness' },
    text: 'I had to tell somebody that his blender was done, and it felt like telling him about a pet.',
    answers: [
      {
        by: 'amara',
        daysAgo: 22,
        votes: ['sasha', 'mei', 'jonas'],
        acceptedBy: 'sasha',
        text: 'Say what you found, not what it is: "the bearing has melted into the housing, look". Let him see it with his own eyes. Then ask whether he would like the jug and the motor for somebody else\'s blender. Most people are glad when a part goes on living.',
      },
      { by: 'mei', daysAgo: 21, votes: ['amara'], text: 'Tea first.' },
    ],
  },
  {
    title: 'Is it safe to test a kettle straight after descaling?',
    by: 'bert',
    daysAgo: 37,
    tags: ['electrical', 'kitchen'],
    askedFrom: { page: 'a-kettle-that-trips-the-fuse', quote: 'clean with vinegar and a toothbrush' },
    text: 'Vinegar conducts better than water. I got 0.6 MΩ on one that had read 4 the day before.',
    answers: [
      {
        by: 'priya',
        daysAgo: 36,
        votes: ['bert'],
        acceptedBy: 'bert',
        text: 'Rinse twice, boil once with plain water on the protected socket, empty it, wait half an hour, then test. What you measured was the vinegar in the base ring.',
      },
    ],
  },
  {
    title: 'How tight is tight enough for spokes?',
    by: 'mei',
    daysAgo: 14,
    tags: ['bicycles'],
    askedFrom: { page: 'true-a-wheel-on-the-bike', quote: 'tone is all you need' },
    text: 'I have no ear for tone. Is there another way?',
    answers: [
      {
        by: 'sasha',
        daysAgo: 13,
        votes: ['mei', 'bert'],
        text: 'Squeeze two neighbouring spokes of the same side towards each other in the middle. On a good wheel they give about as much as a firm apple. Then squeeze your own front wheel and compare.',
      },
      {
        by: 'bert',
        daysAgo: 12,
        text: 'A guitar tuner app on the phone. Around a G below middle C for a 28-inch wheel, a little higher on the drive side.',
      },
    ],
  },
  {
    title: 'Who calibrates the appliance tester this October?',
    by: 'jonas',
    daysAgo: 4,
    tags: ['organising', 'shared tools'],
    askedFrom: { page: 'the-appliance-tester', quote: 'Its own calibration runs out every October.' },
    text: 'Last year I drove it there and back. It is forty minutes each way and costs as much as two months of the tin.',
    answers: [
      {
        by: 'amara',
        daysAgo: 3,
        votes: ['jonas'],
        text: 'The college does theirs in the same week. I have asked whether ours may go in the same van. They will say by Friday.',
      },
      { by: 'bert', daysAgo: 2, text: 'If not, I drive. I owe the box something for the radio.' },
    ],
  },
  {
    title: 'Does a visible darn hold in socks?',
    by: 'priya',
    daysAgo: 19,
    tags: ['textiles'],
    askedFrom: { page: 'darn-a-jumper', quote: 'Loose: wool shrinks.' },
    text: 'Heels, mostly. Mine tore beside the darn after two weeks.',
    answers: [
      {
        by: 'mei',
        daysAgo: 18,
        votes: ['priya', 'sasha'],
        acceptedBy: 'priya',
        text: 'It does when it is larger than the hole by two fingers on every side: a heel wears thin long before it opens. Hold the sock against the light and darn all that shines through. And use sock yarn, with a quarter of nylon in it.',
      },
    ],
  },
]
