import { Button, Caveat, DotScale, Facts, LineChart, Phone, type View } from '../index.ts';

const SLOTS = ['1', '2', '3', '4', '5', '6', '7', '8'];

/** What stands beside a case: measures and the people around. */
export function CaseSide({ view }: { readonly view: View }) {
  return (
    <div class="columns__side">
      <section>
        <h2>How it is going</h2>
        <div class="charts">
          <LineChart
            view={view}
            title="“The quiet evenings”"
            note="How bad, 0 to 10. Her own concern. Lower is better"
            summary="Quiet evenings, from 9 at session 1 to 6 at session 4. Lower is better."
            min={0}
            max={10}
            slots={SLOTS}
            points={[
              { at: '1', value: 9 },
              { at: '2', value: null },
              { at: '3', value: 8 },
              { at: '4', value: 6 },
            ]}
          />
          <DotScale
            view={view}
            title="Well-being"
            note="ONS4, 0 to 10 each. The dashed dot is the start"
            summary="Satisfied 4, worthwhile 5, happy 6, anxious 6"
            min={0}
            max={10}
            rows={[
              { label: 'Satisfied', value: 4, before: 3, band: 'low' },
              { label: 'Worthwhile', value: 5, before: null, band: 'medium' },
              { label: 'Happy', value: 6, before: 3, band: 'medium' },
            ]}
          />
        </div>
        <Caveat title="What this cannot tell you">
          <p>It shows how she answered, not why.</p>
        </Caveat>
      </section>
      <section>
        <h2>Around her</h2>
        <Facts
          items={[
            { term: 'GP', detail: 'Dr Orla Considine, Ennis. Told on 13 October' },
            { term: 'Phone', detail: <Phone view={view} number="+353209150142" name="Breda" /> },
            {
              term: 'Neighbour',
              detail: 'Mary Lillis, has a key',
              change: { href: '/people/1/around', label: 'Change', what: 'the neighbour' },
            },
          ]}
        />
        <p class="acts">
          <Button look="quiet" small>
            Print
          </Button>
        </p>
      </section>
    </div>
  );
}
