/// Declares a fieldless enum and its constant `ALL`, an array of all variants in the order of declaration.
///
/// The macro generates both from one list, so no variant is missing in `ALL`.
macro_rules! listed {
    (
        $(#[$about:meta])*
        pub enum $name:ident { $($(#[$about_variant:meta])* $variant:ident,)+ }
    ) => {
        $(#[$about])*
        pub enum $name { $($(#[$about_variant])* $variant,)+ }

        impl $name {
            /// All variants, in the order of declaration.
            pub const ALL: [Self; [$(stringify!($variant)),+].len()] = [$(Self::$variant),+];
        }
    };
}

pub(crate) use listed;
