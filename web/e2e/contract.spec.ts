// Roles, accessible names, descriptions and reading order.
import { expect, test } from "./explore";

test("the phases are the tabs of “Call model”", async ({ explore }) => {
  await explore.open();
  await expect(explore.tabs).toHaveText(["Release", "Release from Conference", "Delete from Conference"]);
});

test("the tab of the phase is selected and names the panel", async ({ explore, page }) => {
  await explore.open();
  await explore.tab("Delete from Conference").click();
  await expect(page.getByRole("tab", { selected: true })).toHaveText(["Delete from Conference"]);
  await expect(page.getByRole("tabpanel")).toHaveAccessibleName("Delete from Conference");
});

test("a conference party offers Release, and Delete of each other", async ({ explore }) => {
  await explore.call("A B C D");
  await expect(explore.party("A").getByRole("button")).toHaveText(["Release", "Delete B", "Delete C", "Delete D"]);
  await expect(explore.party("C").getByRole("button")).toHaveText(["Release", "Delete A", "Delete B", "Delete D"]);
});

test("a conversation party offers only Release", async ({ explore }) => {
  await explore.call("A B");
  await expect(explore.party("A").getByRole("button")).toHaveText(["Release"]);
  await expect(explore.party("B").getByRole("button")).toHaveText(["Release"]);
});

test("a message is a button named by type, sender and receiver", async ({ explore }) => {
  await explore.call("A B C", "delete B by A");
  await expect(explore.message("Delete B, TDeleteFromConference from A to T-Server")).toBeVisible();
  await expect(explore.message("EventPartyDeleted from T-Server to A")).toBeVisible();
  await expect(explore.message("EventReleased from T-Server to B")).toBeVisible();
  await expect(explore.message("EventPartyDeleted from T-Server to C")).toBeVisible();
});

test("a table is named by its caption", async ({ explore }) => {
  await explore.call("A B C", "delete B by A");
  await expect(explore.tables.nth(0)).toHaveAccessibleName("Party A: EventPartyDeleted");
  await expect(explore.tables.nth(1)).toHaveAccessibleName("Party B: EventReleased");
});

const statuses: [parties: string, steps: string, status: string][] = [
  ["A B", "", "Conversation of A and B: no request yet"],
  ["A B C", "", "Conference of A, B and C: no request yet"],
  ["A B", "release A", "A released: A and B receive EventReleased"],
  ["A B C", "release B", "B released: A and C receive EventPartyDeleted, B receives EventReleased"],
  ["A B C", "delete B by A", "A deleted B: A and C receive EventPartyDeleted, B receives EventReleased"],
];
test("the status describes the last step", async ({ explore }) => {
  for (const [parties, steps, status] of statuses) {
    await explore.call(parties, steps);
    await expect(explore.status, `${parties}: ${steps || "no step"}`).toHaveText(status);
  }
});

test("the status changes in place, so it is announced", async ({ explore }) => {
  await explore.call("A B C");
  const status = await explore.status.elementHandle();
  await explore.ask("B", "Release").click();
  await expect.poll(() => status?.textContent()).toBe(statuses[3]![2]);
});

const explanations: [steps: string, table: string, attribute: string, value: string, why: string][] = [
  ["delete B by A", "Party C: EventPartyDeleted", "OtherDN", "B", "left the call"],
  ["delete B by A", "Party C: EventPartyDeleted", "ThirdPartyDN", "A", "made the request"],
  ["delete B by A", "Party A: EventPartyDeleted", "ThirdPartyDN", "A", "ThisDN made the request"],
  ["delete B by A", "Party C: EventPartyDeleted", "CallState", "OK", "2 parties remain (note a)"],
  ["release B", "Party C: EventPartyDeleted", "ThirdPartyDN", "B", "made the request"],
  ["release B, release A", "Party C: EventReleased", "OtherDN", "A", "the other end of the conversation, optional"],
];
test("a value is plain text, with its reason as description", async ({ explore }) => {
  for (const [steps, table, attribute, value, why] of explanations) {
    await explore.call("A B C", steps);
    const cell = explore.cell(explore.table(table), attribute);
    await expect(cell, `${attribute} after ${steps}`).toHaveAccessibleDescription(why);
    expect(await cell.textContent(), `${attribute} after ${steps}`).toBe(value);
    // Heard cell by cell, too: by readers who do not hear descriptions there.
    await expect(explore.reason(explore.table(table), attribute)).toHaveText(why);
  }
});

test("an unexplained value has no description", async ({ explore }) => {
  await explore.call("A B C", "delete B by A");
  await expect(explore.cell(explore.table("Party B: EventReleased"), "CallState")).toHaveAccessibleDescription("");
});

test("reading order: heads, messages, tables, in time order", async ({ explore, page }) => {
  await explore.call("A B C", "delete B by A, release C");
  const read = async () => {
    const snapshot = await page.getByRole("main").ariaSnapshot();
    return snapshot.match(/group "Party \w+"|\w+(?: \w+)?, \w+ from \w+ to T-Server|\w+ from T-Server to \w+|rowheader "ThisDN"\s+- cell "\w+"/g);
  };
  const table = (dn: string) => expect.stringMatching(new RegExp(`^rowheader "ThisDN"\\s+- cell "${dn}"$`));
  await expect.poll(read).toEqual([
    'group "Party A"',
    'group "Party B"',
    'group "Party C"',
    "Delete B, TDeleteFromConference from A to T-Server",
    "EventPartyDeleted from T-Server to A",
    "EventReleased from T-Server to B",
    "EventPartyDeleted from T-Server to C",
    "Release, TReleaseCall from C to T-Server",
    "EventReleased from T-Server to A",
    "EventReleased from T-Server to C",
    table("A"),
    table("B"),
    table("C"),
    table("A"),
    table("C"),
  ]);
});

test("accessibility tree of the explorer", async ({ explore, page }) => {
  await explore.call("A B C", "delete B by A");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - tablist "Call model":
        - tab "Release"
        - tab "Release from Conference"
        - tab "Delete from Conference" [selected]
      - text: Parties
      - button "One party fewer": −
      - spinbutton "Parties": "3"
      - button "One party more": +
      - button "Examples"
      - group "View":
        - button "Ladder" [pressed]
        - button "Table"
      - button "Compare with “B releases”"
      - tabpanel "Delete from Conference":
        - paragraph
        - figure "Sequence diagram":
          - button "T-Server"
          - text: ConnID 1
          - button "Change ConnID"
          - group "Party A":
            - text: Party A
            - button "Release"
          - button "Rename A"
          - group "Party B":
            - text: Party B
            - paragraph: Left the call
          - button "Rename B"
          - group "Party C":
            - text: Party C
            - button "Release"
          - button "Rename C"
          - img:
            - text: Conference · A, B, C
            - button "Delete B, TDeleteFromConference from A to T-Server": Delete B TDeleteFromConference
            - button "EventPartyDeleted from T-Server to A": EventPartyDeleted
            - button "EventReleased from T-Server to B": EventReleased
            - button "EventPartyDeleted from T-Server to C": EventPartyDeleted
            - text: Conversation · A, C
        - status: "A deleted B: A and C receive EventPartyDeleted, B receives EventReleased"
        - paragraph
        - paragraph
        - group "History":
          - button "Undo"
          - button "Redo" [disabled]
          - button "Reset"
        - button "Play"
        - text: "Step 1 of 1: A deletes B"
        - slider "Step": "1"
        - combobox "Speed"
        - group "Events":
          - group: ▸ Find and filter 3 of 3 events
          - group "1 A deletes B TDeleteFromConference":
            - heading "1 A deletes B TDeleteFromConference" [level=2]
            - 'table "Party A: EventPartyDeleted"':
              - rowgroup:
                - row "ConnID 1":
                  - rowheader "ConnID"
                  - cell "1"
                - row "ThisDN A":
                  - rowheader "ThisDN"
                  - cell "A"
                - row "OtherDN B left the call":
                  - rowheader "OtherDN"
                  - cell "B"
                  - gridcell "left the call"
                - row "OtherDNRole DeletedParty":
                  - rowheader "OtherDNRole"
                  - cell "DeletedParty"
                - row "ThirdPartyDN A ThisDN made the request":
                  - rowheader "ThirdPartyDN"
                  - cell "A"
                  - gridcell "ThisDN made the request"
                - row "ThirdPartyDNRole DeletedBy":
                  - rowheader "ThirdPartyDNRole"
                  - cell "DeletedBy"
                - row "CallState OK 2 parties remain (note a)":
                  - rowheader "CallState"
                  - cell "OK"
                  - gridcell "2 parties remain (note a)"
            - 'table "Party B: EventReleased"':
              - rowgroup:
                - row "ConnID 1":
                  - rowheader "ConnID"
                  - cell "1"
                - row "ThisDN B":
                  - rowheader "ThisDN"
                  - cell "B"
                - row "CallState OK":
                  - rowheader "CallState"
                  - cell "OK"
            - 'table "Party C: EventPartyDeleted"':
              - rowgroup:
                - row "ConnID 1":
                  - rowheader "ConnID"
                  - cell "1"
                - row "ThisDN C":
                  - rowheader "ThisDN"
                  - cell "C"
                - row "OtherDN B left the call":
                  - rowheader "OtherDN"
                  - cell "B"
                  - gridcell "left the call"
                - row "OtherDNRole DeletedParty":
                  - rowheader "OtherDNRole"
                  - cell "DeletedParty"
                - row "ThirdPartyDN A made the request":
                  - rowheader "ThirdPartyDN"
                  - cell "A"
                  - gridcell "made the request"
                - row "ThirdPartyDNRole DeletedBy":
                  - rowheader "ThirdPartyDNRole"
                  - cell "DeletedBy"
                - row "CallState OK 2 parties remain (note a)":
                  - rowheader "CallState"
                  - cell "OK"
                  - gridcell "2 parties remain (note a)"
  `);
});

test("the page says what its events do not", async ({ explore, page }) => {
  for (const open of [() => explore.open(), () => explore.call("A B C", "delete B by A")]) {
    await open();
    await expect(page.locator(".limits").last()).toHaveText(
      "T-Server may deliver the events of one request in any order. They are drawn in the order of the parties. In a call of two, " +
        "only ReleasingParty of call release tracking tells who hung up. A party that nobody monitors, such as one outside the " +
        "switch, receives no events.",
    );
  }
});

test("the text over the slider is its value, not another name", async ({ explore }) => {
  await explore.call("A B C", "delete B by A");
  await expect(explore.slider).toHaveAttribute("aria-valuetext", "Step 1 of 1: A deletes B");
  await expect(explore.slider.locator("xpath=ancestor::label")).toHaveCount(0);
});
