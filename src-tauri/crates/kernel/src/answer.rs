//! The gate every answer goes through on its way out: what the roles of the
//! one who asked are not told (`domain::visibility`) is kept back here, whatever
//! command answers and however deep it stands.
//!
//! A withheld amount or cost is `null`, a withheld phone an empty text: the
//! screen's types say so, and no zero passes for a price.

use crate::error::Result;
use domain::visibility::{Audience, Confidential};
use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use serde_json::Value;

/// An answer as it is told to who asked.
///
/// # Errors
/// Only a value that has no JSON.
pub fn redacted(answer: &impl Serialize, to: Audience<'_>) -> Result<Value> {
    let withheld: Vec<Confidential> =
        Confidential::ALL.into_iter().filter(|matter| !to.may_see(*matter)).collect();
    if withheld.is_empty() {
        return Ok(serde_json::to_value(answer)?);
    }
    Ok(Redacted { value: answer, withheld: &withheld }.serialize(serde_json::value::Serializer)?)
}

/// A value of which some matters are kept back.
struct Redacted<'a, T: ?Sized> {
    value: &'a T,
    withheld: &'a [Confidential],
}

impl<T: Serialize + ?Sized> Serialize for Redacted<'_, T> {
    fn serialize<S: Serializer>(&self, inner: S) -> std::result::Result<S::Ok, S::Error> {
        self.value.serialize(Gate { inner, withheld: self.withheld })
    }
}

struct Gate<'a, S> {
    inner: S,
    withheld: &'a [Confidential],
}

/// What is made of many values, each of which passes the gate.
struct Parts<'a, P> {
    inner: P,
    withheld: &'a [Confidential],
}

macro_rules! as_they_are {
    ($($method:ident($kind:ty);)*) => {
        $(fn $method(self, value: $kind) -> std::result::Result<S::Ok, S::Error> {
            self.inner.$method(value)
        })*
    };
}

impl<'a, S: Serializer> Serializer for Gate<'a, S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Parts<'a, S::SerializeSeq>;
    type SerializeTuple = Parts<'a, S::SerializeTuple>;
    type SerializeTupleStruct = Parts<'a, S::SerializeTupleStruct>;
    type SerializeTupleVariant = Parts<'a, S::SerializeTupleVariant>;
    type SerializeMap = Parts<'a, S::SerializeMap>;
    type SerializeStruct = Parts<'a, S::SerializeStruct>;
    type SerializeStructVariant = Parts<'a, S::SerializeStructVariant>;

    as_they_are! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_char(char);
        serialize_str(&str);
        serialize_bytes(&[u8]);
        serialize_unit_struct(&'static str);
    }

    fn serialize_none(self) -> std::result::Result<S::Ok, S::Error> {
        self.inner.serialize_none()
    }

    fn serialize_unit(self) -> std::result::Result<S::Ok, S::Error> {
        self.inner.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> std::result::Result<S::Ok, S::Error> {
        self.inner.serialize_some(&Redacted { value, withheld: self.withheld })
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> std::result::Result<S::Ok, S::Error> {
        match Confidential::marked(name).filter(|matter| self.withheld.contains(matter)) {
            Some(Confidential::Contact) => self.inner.serialize_str(""),
            Some(Confidential::Price | Confidential::Cost) => self.inner.serialize_none(),
            None => self.inner.serialize_newtype_struct(name, &Redacted { value, withheld: self.withheld }),
        }
    }

    fn serialize_unit_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
    ) -> std::result::Result<S::Ok, S::Error> {
        self.inner.serialize_unit_variant(name, index, variant)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> std::result::Result<S::Ok, S::Error> {
        self.inner.serialize_newtype_variant(
            name,
            index,
            variant,
            &Redacted { value, withheld: self.withheld },
        )
    }

    fn serialize_seq(self, len: Option<usize>) -> std::result::Result<Self::SerializeSeq, S::Error> {
        Ok(Parts { inner: self.inner.serialize_seq(len)?, withheld: self.withheld })
    }

    fn serialize_tuple(self, len: usize) -> std::result::Result<Self::SerializeTuple, S::Error> {
        Ok(Parts { inner: self.inner.serialize_tuple(len)?, withheld: self.withheld })
    }

    fn serialize_tuple_struct(
        self,
        name: &'static str,
        len: usize,
    ) -> std::result::Result<Self::SerializeTupleStruct, S::Error> {
        Ok(Parts { inner: self.inner.serialize_tuple_struct(name, len)?, withheld: self.withheld })
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        len: usize,
    ) -> std::result::Result<Self::SerializeTupleVariant, S::Error> {
        Ok(Parts {
            inner: self.inner.serialize_tuple_variant(name, index, variant, len)?,
            withheld: self.withheld,
        })
    }

    fn serialize_map(self, len: Option<usize>) -> std::result::Result<Self::SerializeMap, S::Error> {
        Ok(Parts { inner: self.inner.serialize_map(len)?, withheld: self.withheld })
    }

    fn serialize_struct(
        self,
        name: &'static str,
        len: usize,
    ) -> std::result::Result<Self::SerializeStruct, S::Error> {
        Ok(Parts { inner: self.inner.serialize_struct(name, len)?, withheld: self.withheld })
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        len: usize,
    ) -> std::result::Result<Self::SerializeStructVariant, S::Error> {
        Ok(Parts {
            inner: self.inner.serialize_struct_variant(name, index, variant, len)?,
            withheld: self.withheld,
        })
    }
}

macro_rules! one_after_the_other {
    ($($kind:ident::$method:ident;)*) => {$(
        impl<P: $kind> $kind for Parts<'_, P> {
            type Ok = P::Ok;
            type Error = P::Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> std::result::Result<(), P::Error> {
                self.inner.$method(&Redacted { value, withheld: self.withheld })
            }

            fn end(self) -> std::result::Result<P::Ok, P::Error> {
                self.inner.end()
            }
        }
    )*};
}

one_after_the_other! {
    SerializeSeq::serialize_element;
    SerializeTuple::serialize_element;
    SerializeTupleStruct::serialize_field;
    SerializeTupleVariant::serialize_field;
}

macro_rules! by_name {
    ($($kind:ident),*) => {$(
        impl<P: $kind> $kind for Parts<'_, P> {
            type Ok = P::Ok;
            type Error = P::Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> std::result::Result<(), P::Error> {
                self.inner.serialize_field(name, &Redacted { value, withheld: self.withheld })
            }

            fn end(self) -> std::result::Result<P::Ok, P::Error> {
                self.inner.end()
            }
        }
    )*};
}

by_name!(SerializeStruct, SerializeStructVariant);

impl<P: SerializeMap> SerializeMap for Parts<'_, P> {
    type Ok = P::Ok;
    type Error = P::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> std::result::Result<(), P::Error> {
        self.inner.serialize_key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> std::result::Result<(), P::Error> {
        self.inner.serialize_value(&Redacted { value, withheld: self.withheld })
    }

    fn end(self) -> std::result::Result<P::Ok, P::Error> {
        self.inner.end()
    }
}
