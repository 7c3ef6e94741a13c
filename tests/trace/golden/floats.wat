(module
 (type $0 (func (param i32) (result i32)))
 (import "m" "memory" (memory $mimport$0 1))
 (export "region" (func $0))
 (func $0 (type $0) (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 f64)
  (local $5 f64)
  (local $6 f64)
  (local $7 f64)
  (local $8 f64)
  (local $9 f64)
  (local $10 f64)
  (local $scratch f64)
  (local $scratch_12 f64)
  (loop
   (local.set $0
    (i32.load offset=84
     (i32.const 0)
    )
   )
   (i32.store offset=148
    (i32.const 0)
    (i32.const 1)
   )
   (local.set $1
    (i32.load offset=72
     (i32.const 0)
    )
   )
   (block $block8
    (block $block7
     (block $block6
      (block $block5
       (block $block4
        (block $block3
         (block $block2
          (block $block1
           (block $block
            (local.set $2
             (i32.load offset=60
              (local.get $0)
             )
            )
            (local.set $3
             (i32.load offset=48
              (local.get $0)
             )
            )
            (br_if $block
             (i32.and
              (local.get $2)
              (i32.const 1)
             )
            )
            (br_if $block
             (i32.eqz
              (i32.eq
               (i32.load
                (local.get $2)
               )
               (i32.const @1)
              )
             )
            )
            (local.set $4
             (f64.load offset=8
              (local.get $2)
             )
            )
            (br_if $block
             (i32.and
              (local.get $3)
              (i32.const 1)
             )
            )
            (br_if $block
             (i32.eqz
              (i32.eq
               (i32.load
                (local.get $3)
               )
               (i32.const @1)
              )
             )
            )
            (local.set $5
             (f64.load offset=8
              (local.get $3)
             )
            )
            (local.set $3
             (f64.lt
              (local.get $4)
              (local.get $5)
             )
            )
            (br_if $block1
             (i32.eqz
              (local.get $3)
             )
            )
            (local.set $3
             (i32.load offset=52
              (local.get $0)
             )
            )
            (br_if $block2
             (i32.and
              (local.get $3)
              (i32.const 1)
             )
            )
            (br_if $block2
             (i32.eqz
              (i32.eq
               (i32.load
                (local.get $3)
               )
               (i32.const @1)
              )
             )
            )
            (local.set $6
             (f64.mul
              (f64.load offset=8
               (local.get $3)
              )
              (f64.const 0.25)
             )
            )
            (local.set $3
             (i32.load offset=56
              (local.get $0)
             )
            )
            (br_if $block3
             (i32.and
              (local.get $3)
              (i32.const 1)
             )
            )
            (br_if $block3
             (i32.eqz
              (i32.eq
               (i32.load
                (local.get $3)
               )
               (i32.const @1)
              )
             )
            )
            (local.set $7
             (f64.load offset=8
              (local.get $3)
             )
            )
            (local.set $8
             (f64.add
              (local.get $6)
              (local.get $7)
             )
            )
            (br_if $block4
             (f64.eq
              (f64.const 3)
              (f64.convert_i32_s
               (i32.const 0)
              )
             )
            )
            (local.set $6
             (f64.div
              (local.get $8)
              (f64.const 3)
             )
            )
            (local.set $9
             (f64.sub
              (local.get $7)
              (local.get $6)
             )
            )
            (local.set $7
             (f64.add
              (local.get $4)
              (f64.const 1)
             )
            )
            (br_if $block5
             (i32.lt_s
              (local.get $1)
              (i32.const 1)
             )
            )
            (local.set $1
             (i32.sub
              (local.get $1)
              (i32.const 1)
             )
            )
            (loop $label
             (local.set $3
              (f64.lt
               (local.get $7)
               (local.get $5)
              )
             )
             (br_if $block6
              (i32.eqz
               (local.get $3)
              )
             )
             (local.set $4
              (f64.add
               (f64.mul
                (local.get $8)
                (f64.const 0.25)
               )
               (local.get $9)
              )
             )
             (br_if $block7
              (f64.eq
               (f64.const 3)
               (f64.convert_i32_s
                (i32.const 0)
               )
              )
             )
             (local.set $6
              (f64.div
               (local.get $4)
               (f64.const 3)
              )
             )
             (local.set $10
              (f64.sub
               (local.get $9)
               (local.get $6)
              )
             )
             (local.set $6
              (f64.add
               (local.get $7)
               (f64.const 1)
              )
             )
             (br_if $block8
              (i32.lt_s
               (local.get $1)
               (i32.const 1)
              )
             )
             (local.set $1
              (i32.sub
               (local.get $1)
               (i32.const 1)
              )
             )
             (local.set $9
              (block (result f64)
               (local.set $scratch_12
                (local.get $10)
               )
               (local.set $8
                (block (result f64)
                 (local.set $scratch
                  (local.get $4)
                 )
                 (local.set $7
                  (local.get $6)
                 )
                 (local.get $scratch)
                )
               )
               (local.get $scratch_12)
              )
             )
             (br $label)
            )
           )
           (i32.store offset=512
            (i32.const 0)
            (local.get $2)
           )
           (i32.store offset=520
            (i32.const 0)
            (local.get $3)
           )
           (i32.store offset=72
            (i32.const 0)
            (local.get $1)
           )
           (return
            (i32.const 0)
           )
          )
          (i32.store offset=512
           (i32.const 0)
           (local.get $3)
          )
          (i32.store offset=72
           (i32.const 0)
           (local.get $1)
          )
          (return
           (i32.const 1)
          )
         )
         (i32.store offset=512
          (i32.const 0)
          (local.get $3)
         )
         (i32.store offset=72
          (i32.const 0)
          (local.get $1)
         )
         (return
          (i32.const 2)
         )
        )
        (f64.store offset=512
         (i32.const 0)
         (local.get $6)
        )
        (i32.store offset=520
         (i32.const 0)
         (local.get $3)
        )
        (i32.store offset=72
         (i32.const 0)
         (local.get $1)
        )
        (return
         (i32.const 3)
        )
       )
       (f64.store offset=512
        (i32.const 0)
        (local.get $8)
       )
       (i32.store offset=520
        (i32.const 0)
        (local.get $3)
       )
       (i32.store offset=72
        (i32.const 0)
        (local.get $1)
       )
       (return
        (i32.const 4)
       )
      )
      (f64.store offset=512
       (i32.const 0)
       (local.get $8)
      )
      (f64.store offset=520
       (i32.const 0)
       (local.get $9)
      )
      (f64.store offset=528
       (i32.const 0)
       (local.get $7)
      )
      (i32.store offset=72
       (i32.const 0)
       (local.get $1)
      )
      (return
       (i32.const 5)
      )
     )
     (f64.store offset=512
      (i32.const 0)
      (local.get $7)
     )
     (i32.store offset=520
      (i32.const 0)
      (local.get $3)
     )
     (f64.store offset=528
      (i32.const 0)
      (local.get $8)
     )
     (f64.store offset=536
      (i32.const 0)
      (local.get $9)
     )
     (i32.store offset=72
      (i32.const 0)
      (local.get $1)
     )
     (return
      (i32.const 6)
     )
    )
    (f64.store offset=512
     (i32.const 0)
     (local.get $4)
    )
    (f64.store offset=520
     (i32.const 0)
     (local.get $9)
    )
    (f64.store offset=528
     (i32.const 0)
     (local.get $7)
    )
    (i32.store offset=72
     (i32.const 0)
     (local.get $1)
    )
    (return
     (i32.const 7)
    )
   )
   (f64.store offset=512
    (i32.const 0)
    (local.get $4)
   )
   (f64.store offset=520
    (i32.const 0)
    (local.get $10)
   )
   (f64.store offset=528
    (i32.const 0)
    (local.get $6)
   )
   (i32.store offset=72
    (i32.const 0)
    (local.get $1)
   )
   (return
    (i32.const 8)
   )
  )
  (unreachable)
 )
)
