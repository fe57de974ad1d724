use proptest::prelude::*;

use super::*;

/// Numbers of all sizes.
fn numbers() -> impl Strategy<Value = u64> {
    prop_oneof![0..200_u64, any::<u32>().prop_map(u64::from), any::<u64>(), Just(u64::MAX)]
}

/// A record with any values, or the record without any value.
fn records(conn_id: u64) -> impl Strategy<Value = Record> {
    let values = prop::collection::vec(prop::option::of(numbers()), 16);
    (values, numbers(), numbers(), 0..Name::ALL.len(), 0..Layout::ALL.len(), any::<[bool; 2]>()).prop_map(
        move |(values, line, offset, name, layout, [is_own, is_last])| {
            let dn = |value: Option<u64>| value.map(|value| DnId::at(value as u32 as usize));
            let code = |value: Option<u64>| value.map(|value| value as u16);
            Record {
                line,
                offset,
                time: values[0].map(u64::cast_signed),
                sequence: values[1].and_then(NonZeroU64::new),
                conn_id: NonZeroU64::new(conn_id).filter(|_| is_own),
                previous: values[2].and_then(NonZeroU64::new),
                reference: values[3].and_then(|value| NonZeroU32::new(value as u32)),
                file: values[4].unwrap_or_default() as u32,
                length: values[5].unwrap_or_default() as u32,
                this_dn: dn(values[6]),
                other_dn: dn(values[7]),
                third_dn: dn(values[8]),
                this_queue: dn(values[9]),
                this_role: code(values[10]),
                other_role: code(values[11]),
                third_role: code(values[12]),
                call_state: code(values[13]),
                releasing: values[14].map(|value| value as u8),
                name: Name::ALL[name],
                layout: Layout::ALL[layout],
                is_last,
            }
        },
    )
}

proptest! {
    #[test]
    fn what_was_packed_is_unpacked(records in prop::collection::vec(records(7), 0..6)) {
        let (mut blocks, mut legs) = (Blocks::default(), [Packed::default(); 2]);
        for time in 0..2 {
            for record in &records {
                legs.iter_mut().for_each(|leg| leg.push(record, 7, &mut blocks));
            }
            for leg in &mut legs {
                let mut unpacked = Vec::new();
                leg.unpack(7, &blocks, &mut unpacked);
                prop_assert_eq!(&unpacked, &records, "{}", time);
                prop_assert_eq!(leg.first(7, &blocks), records.first().copied());
                std::mem::take(leg).free(&mut blocks);
            }
        }
    }
}

#[test]
fn names_and_layouts_are_numbered_in_their_order() {
    assert!(Name::ALL.iter().enumerate().all(|(at, name)| *name as usize == at));
    assert!(Layout::ALL.iter().enumerate().all(|(at, layout)| *layout as usize == at));
}
